package org.ticketkit.examples.helpdesk;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.ticketkit.BulkItem;
import org.ticketkit.TicketDesk;
import org.ticketkit.rule.Macro;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Batch;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.RunMacro;
import org.ticketkit.ticket.TicketCommand;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Triage;

/** One thing done to all cases that were ticked in the list, and what became of each. */
final class BulkPage {

    /** Tags a case as spam and rejects it, both or neither. */
    static final Macro SPAM = Macro.named(
            "spam", 1, ticket -> List.of(Triage.of(ticket.id()).tags("spam"), Move.to(ticket.id(), "rejected")));

    private static final String TICKED = "case-";

    private final TicketDesk desk;

    BulkPage(TicketDesk desk) {
        this.desk = desk;
    }

    /** The box that ticks a case. */
    static Html box(TicketId id, Object number) {
        return Html.of("<input type=\"checkbox\" name=\"{}{}\" aria-label=\"{}\">", TICKED, id, number);
    }

    /** What can be done to those that are ticked; the form can be sent twice without anything being done twice. */
    static Html buttons() {
        return Html.of("""
                <p class="bulk"><input type="hidden" name="key" value="{}">All that are ticked:
                <button name="do" value="own">Take as my own</button>
                <button name="do" value="resolve">To resolved</button>
                <button name="do" value="spam">Reject as spam</button></p>
                """, UUID.randomUUID());
    }

    Response perform(Request request, String formSecret) {
        List<TicketCommand> commands = request.parameters().keySet().stream()
                .filter(name -> name.startsWith(TICKED))
                .sorted()
                .map(name -> command(request, TicketId.parse(name.substring(TICKED.length()))))
                .toList();
        List<BulkItem> items = desk.bulk()
                .run(request.actor(), Batch.of("list-" + request.get("key"), commands))
                .items();
        Html body = Html.of(
                "{}<main><h1>{} of {} done</h1><ul>{}</ul><p><a href=\"/\">Back to the cases</a></p></main>",
                Layout.bar(request, formSecret),
                items.stream()
                        .filter(item -> item.outcome() == BulkItem.Outcome.DONE)
                        .count(),
                items.size(),
                items.stream().map(item -> line(request, item)).toList());
        return Response.page(200, Layout.page("Done to many", body));
    }

    private static TicketCommand command(Request request, TicketId id) {
        return switch (request.get("do")) {
            case "own" -> Assign.to(id, AgentId.of(request.actor().id()));
            case "resolve" -> Move.to(id, "resolved");
            case "spam" -> RunMacro.on(id, SPAM.ref().name());
            default -> throw new IllegalArgumentException("there is no action " + request.get("do"));
        };
    }

    private Html line(Request request, BulkItem item) {
        Object number = desk.tickets()
                .find(request.actor(), item.id())
                .<Object>map(ticket -> ticket.number())
                .orElse(item.id());
        return Html.of("<li><a class=\"number\" href=\"/cases/{}\">{}</a>: {}</li>", item.id(), number, became(item));
    }

    private static String became(BulkItem item) {
        return switch (item.outcome()) {
            case DONE -> "done";
            case NOT_FOUND -> "is not there";
            case REFUSED ->
                "refused, "
                        + item.code()
                                .map(code ->
                                        code.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                                .orElse("without a reason");
            case STALE, FAILED -> "not done; try again";
        };
    }
}
