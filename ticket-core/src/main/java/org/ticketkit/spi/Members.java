package org.ticketkit.spi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Collects the members of a JSON object to write; what has no value is left out. */
final class Members {

    private final Map<String, Object> members = new LinkedHashMap<>();

    Members with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    Members with(String name, Optional<?> value) {
        value.ifPresent(present -> members.put(name, present));
        return this;
    }

    Map<String, Object> all() {
        return members;
    }
}
