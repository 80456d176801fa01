package org.ticketkit.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ticketkit.ticket.Status;

/** Collects what a transition asks for; {@link LifecycleBuilder#move(String, String, java.util.function.Consumer)} hands one out. */
public final class TransitionBuilder {

    private final List<Guard> guards = new ArrayList<>();
    private final SortedSet<String> fields = new TreeSet<>();
    private final List<Effect> effects = new ArrayList<>();
    private @Nullable String right;

    TransitionBuilder() {}

    /** One more condition. */
    public TransitionBuilder when(Guard guard) {
        guards.add(guard);
        return this;
    }

    /** A custom field that must have a value, on the ticket before or given with the move. */
    public TransitionBuilder requiring(String field) {
        fields.add(field);
        return this;
    }

    /** The right that the actor must hold, a code that the access policy knows; the last one named counts. */
    public TransitionBuilder by(String code) {
        right = code;
        return this;
    }

    /** What it brings about beside the new status, after what was named before. */
    public TransitionBuilder then(Effect effect) {
        effects.add(effect);
        return this;
    }

    List<Guard> guards() {
        return guards;
    }

    List<Effect> effects() {
        return effects;
    }

    Transition between(Status from, Status to) {
        return new Transition(from, to, guards, fields, Optional.ofNullable(right), effects);
    }
}
