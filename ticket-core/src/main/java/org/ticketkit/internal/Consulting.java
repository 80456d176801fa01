package org.ticketkit.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.Answer;
import org.ticketkit.ticket.Consult;
import org.ticketkit.ticket.Consultation;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.TicketEvent;

/** Decides about questions to colleagues, who help without becoming owner or assignee (rule O1). */
public final class Consulting {

    /** The kind of timer that notes that an answer is overdue; it is due when the first of them is. */
    public static final String DUE = "consultation-due";

    /** How many questions may be open on one ticket. */
    public static final int MAX_OPEN = 20;

    private Consulting() {}

    /** Asks a colleague by a note. */
    public static Change consult(Context context, TicketCodec.Loaded loaded, Consult command) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.CONSULT, change.ticket());
        Owning.requireRoom(
                change.ticket(), change.ticket().roles().consultations().size(), MAX_OPEN, "open questions");
        Entry question = Replying.note(change, command.content());
        return timed(change.happened(new TicketEvent.Consulted(question.id(), command.colleague(), command.due())));
    }

    /** Answers by a note, which ends the question; whoever may ask may answer, be it that the one who asked found out. */
    public static Change answer(Context context, TicketCodec.Loaded loaded, Answer command) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.CONSULT, change.ticket());
        Consultation open =
                change.ticket().roles().consultation(command.question()).orElseThrow(() -> notOpen(change, command));
        Entry answer = Replying.note(change, command.content());
        return timed(
                change.happened(new TicketEvent.ConsultationAnswered(open.question(), open.colleague(), answer.id())));
    }

    private static Refused notOpen(Change change, Answer command) {
        String id = change.ticket().id().toString();
        return Refused.because(
                Refused.Code.NOTHING_ASKED,
                "Ticket " + id + " has no open question " + command.question()
                        + "; it was answered already, or asked on another ticket",
                Map.of("ticket", id, "question", command.question().toString()));
    }

    /** Notes which answers are overdue; the questions stay open. */
    public static Change overdue(Change change) {
        List<Consultation> late = change.ticket().roles().consultations().stream()
                .filter(open -> !open.isOverdue() && !open.due().isAfter(change.now()))
                .toList();
        late.forEach(open -> change.happened(new TicketEvent.ConsultationOverdue(open.question(), open.colleague())));
        return late.isEmpty() ? change : timed(change);
    }

    private static Change timed(Change change) {
        return change.ticket().roles().consultations().stream()
                .filter(open -> !open.isOverdue())
                .map(Consultation::due)
                .min(Comparator.<Instant>naturalOrder())
                .map(first -> change.timer(DUE, first))
                .orElseGet(() -> change.clearTimer(DUE));
    }
}
