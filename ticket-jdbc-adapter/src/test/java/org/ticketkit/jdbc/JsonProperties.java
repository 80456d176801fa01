package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class JsonProperties {

    @Property(tries = 100)
    void what_was_written_is_read(@ForAll Map<String, String> strings) {
        assertEquals(strings, Json.strings(Json.write(strings)));
    }

    @Property(tries = 100)
    void nested_values_are_read(@ForAll Map<String, List<String>> lists) {
        assertEquals(lists, Json.object(Json.write(lists)));
        assertEquals(List.of(lists, List.of()), Json.array(Json.write(List.of(lists, List.of()))));
    }
}
