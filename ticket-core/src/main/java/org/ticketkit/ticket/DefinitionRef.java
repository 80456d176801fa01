package org.ticketkit.ticket;

/**
 * The name and version of a definition (a lifecycle, a template, a calendar ...) that a record is pinned to.
 *
 * @param name the name, a code
 * @param version the version, from 1
 */
public record DefinitionRef(String name, int version) {

    /** Checks name and version. */
    public DefinitionRef {
        Text.code("definition name", name, 64);
        if (version < 1) {
            throw new IllegalArgumentException(
                    "definition " + name + ": version is " + version + "; versions start at 1");
        }
    }

    /** Reads what {@link #toString()} wrote. */
    public static DefinitionRef parse(String text) {
        int hash = text.lastIndexOf('#');
        if (hash < 0) {
            throw new IllegalArgumentException("'" + text + "' is no definition reference; write name#version");
        }
        return new DefinitionRef(text.substring(0, hash), Integer.parseInt(text.substring(hash + 1)));
    }

    @Override
    public String toString() {
        return name + "#" + version;
    }
}
