package org.ticketkit.examples.jakarta;

import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReturnsTest {

    @Test
    void a_return_that_is_refused_takes_its_case_with_it() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            Returns.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        assertLinesMatch(
                List.of(
                        "Committed: 2 events",
                        "Order 7 comes back: T-\\d{4}-000001-\\d\\d",
                        "Order 7 again: the shop's own row is refused",
                        "Cases: 1"),
                bytes.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
