package org.ticketkit.examples.helpdesk;

import java.util.List;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Consultation;
import org.ticketkit.ticket.Offer;
import org.ticketkit.ticket.Ticket;

/**
 * Who deals with a case: the hand-over and its answer, and questions to colleagues.
 *
 * @param actor who looks
 * @param ticket the case
 * @param formSecret what forms carry
 */
record HandsBox(Actor actor, Ticket ticket, String formSecret) {

    Html html() {
        return Html.of(
                "<section class=\"card\"><h2>In whose hands</h2>{}{}{}</section>",
                ticket.owner().map(this::handOver).orElse(Html.NOTHING),
                ticket.roles().consultations().stream().map(this::question).toList(),
                consult());
    }

    private Html handOver(AgentId owner) {
        return ticket.roles()
                .offer()
                .map(offer -> offered(owner, offer))
                .orElseGet(() -> isMe(owner) ? offer() : Html.NOTHING);
    }

    private boolean isMe(AgentId agent) {
        return agent.value().equals(actor.id());
    }

    private Html offered(AgentId owner, Offer offer) {
        List<Html> buttons = isMe(offer.to())
                ? List.of(button("accept", "Take it over"), button("refuse", "Leave it there"))
                : isMe(owner) ? List.of(button("take-back", "Take the offer back")) : List.of();
        return Html.of("<p>Offered to {} until {}</p>{}", name(offer.to()), Layout.time(offer.until()), buttons);
    }

    private Html button(String action, String words) {
        return Html.of(
                "<form method=\"post\" action=\"/cases/{}/{}\">{}<button>{}</button></form>",
                ticket.id(),
                action,
                Layout.form(formSecret),
                words);
    }

    private Html offer() {
        return Html.of("""
                <form method="post" action="/cases/{}/hand-over">{}<label>Hand over to <select name="to">{}</select></label>
                <button>Offer</button></form>
                """, ticket.id(), Layout.form(formSecret), colleagues());
    }

    private List<Html> colleagues() {
        return DemoStaff.NAMES.keySet().stream()
                .sorted()
                .map(AgentId::of)
                .filter(agent -> !isMe(agent))
                .map(agent -> Html.of("<option value=\"{}\">{}</option>", agent, name(agent)))
                .toList();
    }

    private Html question(Consultation open) {
        return Html.of(
                """
                <p>{} is asked, answer due {}{}</p>
                <form method="post" action="/cases/{}/answer" class="box">{}<input type="hidden" name="question" value="{}">
                <textarea name="text" rows="2" required aria-label="Answer to the colleague"></textarea><button>Answer</button></form>
                """,
                name(open.colleague()),
                Layout.time(open.due()),
                open.isOverdue() ? ", overdue" : "",
                ticket.id(),
                Layout.form(formSecret),
                open.question());
    }

    private Html consult() {
        return Html.of("""
                <form method="post" action="/cases/{}/consult" class="box">{}<label>Ask <select name="to">{}</select></label>
                <textarea name="text" rows="2" required aria-label="Question to a colleague"></textarea><button>Ask for help</button></form>
                """, ticket.id(), Layout.form(formSecret), colleagues());
    }

    private static String name(AgentId agent) {
        return DemoStaff.NAMES.getOrDefault(agent.value(), agent.value());
    }
}
