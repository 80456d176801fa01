package org.ticketkit.lifecycle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ticketkit.ticket.Status;

/**
 * Draws a lifecycle as text (rule L2): a box for each status, an arrow for each way, on it what the way asks for and what takes it by
 * itself.
 */
abstract class Diagram {

    /** Mermaid's {@code stateDiagram-v2}. */
    static final class Mermaid extends Diagram {

        Mermaid(Lifecycle lifecycle) {
            super(lifecycle);
        }

        @Override
        void begin(String title) {
            line("stateDiagram-v2");
        }

        @Override
        void status(String id, Status status, Mark mark) {
            line("    state \"" + status.code() + "\" as " + id);
            if (mark.isInitial) {
                line("    [*] --> " + id);
            }
            if (mark.isCurrent) {
                line("    class " + id + " current");
            }
        }

        @Override
        void way(String from, String to, String label) {
            line("    " + from + " --> " + to + (label.isEmpty() ? "" : " : " + escaped(label)));
        }

        /** What ends a label, or begins something else, is written by its number. */
        private static String escaped(String label) {
            StringBuilder out = new StringBuilder();
            label.codePoints().forEach(character -> {
                boolean isPlain = Character.isLetterOrDigit(character) || " -_.,()/+".indexOf(character) >= 0;
                out.append(isPlain ? Character.toString(character) : "#" + character + ";");
            });
            return out.toString();
        }

        @Override
        void end(String current) {
            if (!current.isEmpty()) {
                line("    classDef current fill:#ffd866,stroke-width:3px");
            }
        }
    }

    /** Graphviz's {@code dot}. */
    static final class Dot extends Diagram {

        Dot(Lifecycle lifecycle) {
            super(lifecycle);
        }

        @Override
        void begin(String title) {
            line("digraph " + quoted(title) + " {");
            line("    node [shape=box, style=\"rounded\"];");
        }

        @Override
        void status(String id, Status status, Mark mark) {
            String style = mark.isCurrent ? ", style=\"rounded,filled,bold\", fillcolor=\"#ffd866\"" : "";
            line("    " + id + " [label=" + quoted(status.code()) + style + "];");
            if (mark.isInitial) {
                line("    begin_" + id + " [shape=point, label=\"\"];");
                line("    begin_" + id + " -> " + id + ";");
            }
        }

        @Override
        void way(String from, String to, String label) {
            line("    " + from + " -> " + to + (label.isEmpty() ? "" : " [label=" + quoted(label) + "]") + ";");
        }

        private static String quoted(String text) {
            return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }

        @Override
        void end(String current) {
            line("}");
        }
    }

    /** What is special about a status. */
    record Mark(boolean isInitial, boolean isCurrent) {}

    private final Lifecycle lifecycle;
    private final StringBuilder out = new StringBuilder();

    private Diagram(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    abstract void begin(String title);

    abstract void status(String id, Status status, Mark mark);

    abstract void way(String from, String to, String label);

    abstract void end(String current);

    final void line(String text) {
        out.append(text).append('\n');
    }

    /** The diagram, with the status of this code marked; an empty one marks none. */
    final String draw(String current) {
        Map<String, String> ids = new LinkedHashMap<>();
        lifecycle.statuses().forEach(status -> ids.put(status.code(), "s" + (ids.size() + 1)));
        begin(lifecycle.ref().toString());
        for (Status status : lifecycle.statuses()) {
            Mark mark = new Mark(
                    lifecycle.initials().contains(status), status.code().equals(current));
            status(ids.getOrDefault(status.code(), ""), status, mark);
        }
        for (Transition way : lifecycle.ways()) {
            way(
                    ids.getOrDefault(way.from().code(), ""),
                    ids.getOrDefault(way.to().code(), ""),
                    label(way));
        }
        end(current);
        return out.toString();
    }

    private String label(Transition way) {
        List<String> parts = new ArrayList<>();
        way.guards().forEach(guard -> parts.add(guard.name()));
        way.fields().forEach(field -> parts.add("needs " + field));
        way.right().ifPresent(right -> parts.add("by " + right));
        for (Trigger trigger : Trigger.values()) {
            if (lifecycle
                    .after(trigger, way.from().code())
                    .filter(way.to()::equals)
                    .isPresent()) {
                parts.add("on " + trigger.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        lifecycle
                .timer(way.from())
                .filter(timer -> timer.to().equals(way.to()))
                .ifPresent(timer -> parts.add(label(timer)));
        return String.join(", ", parts);
    }

    private static String label(StatusTimer timer) {
        String last = "after " + timer.last().length();
        return timer.nudges() == 0
                ? last
                : "nudges " + timer.nudges() + " times every " + timer.every().length() + ", then " + last;
    }
}
