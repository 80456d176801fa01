package org.ticketkit.internal;

import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;

/** Writes the path of a violation as a caller would: {@code content.attachments[0]}, {@code attributes[device]}, {@code tags[]}. */
final class Paths {

    private static final int MAX_KEY = 64;

    private Paths() {}

    static String write(Path path) {
        StringBuilder text = new StringBuilder();
        for (Path.Node node : path) {
            if (node.isInIterable()) {
                text.append('[').append(position(node)).append(']');
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                text.append(text.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return text.toString();
    }

    private static String position(Path.Node node) {
        Integer index = node.getIndex();
        return index == null ? key(node.getKey()) : index.toString();
    }

    /** Keys of maps are raw input: on one line, and not longer than a key that is fit. */
    private static String key(@Nullable Object key) {
        if (key == null) {
            return "";
        }
        return OneLine.of(key.toString(), MAX_KEY);
    }
}
