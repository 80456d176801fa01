package org.ticketkit.examples.helpdesk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.ticketkit.NextStep;
import org.ticketkit.TicketDesk;
import org.ticketkit.Tickets;
import org.ticketkit.lifecycle.Obstacle;
import org.ticketkit.number.Spelling;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Attachment;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/** One case: conversation, history, owner, allowed next steps, and the boxes to answer and to note. */
final class CasePage {

    private static final PageRequest PAGE = PageRequest.first(200);

    private final Tickets tickets;

    CasePage(TicketDesk desk) {
        this.tickets = desk.tickets();
    }

    /** The page; empty if there is no such case. {@code message} says what became of a form that was sent. */
    Optional<Html> render(Request request, String formSecret, Html message) {
        return request.id(1, TicketId::parse)
                .flatMap(id -> tickets.find(request.actor(), id))
                .map(ticket -> page(request, ticket, formSecret, message));
    }

    private Html page(Request request, Ticket ticket, String formSecret, Html message) {
        Actor actor = request.actor();
        List<Entry> entries = lastEntries(actor, ticket.id());
        Html body = Html.of(
                """
                {}<main><p><a href="/">All cases</a></p>
                <h1><span class="number">{}</span> {}</h1>{}
                <div class="columns"><section><h2>Conversation</h2>{}{}{}</section>
                <aside>{}{}{}{}{}{}</aside></div></main>
                """,
                Layout.bar(request, formSecret),
                ticket.number(),
                ticket.subject(),
                message,
                leftOut(ticket, entries),
                entries.stream().map(CasePage::entry).toList(),
                boxes(request, ticket, formSecret),
                facts(actor, ticket),
                ApprovalBox.of(ticket, entries, formSecret),
                steps(actor, ticket, formSecret),
                new RelatedCases(tickets, actor, formSecret).card(ticket),
                new HandsBox(actor, ticket, formSecret).html(),
                History.of(tickets, actor, ticket.id()).before(request.get("before")));
        return Layout.page(ticket.number().value(), body);
    }

    /** The end of the conversation, at most a page of it. */
    private List<Entry> lastEntries(Actor actor, TicketId id) {
        Page<Entry> page = tickets.entries(actor, id, PAGE);
        List<Entry> last = page.items();
        while (page.next().isPresent()) {
            page = tickets.entries(actor, id, PAGE.at(page.next().get()));
            int surplus = Math.max(0, last.size() + page.items().size() - PAGE.size());
            last = Stream.concat(last.stream(), page.items().stream())
                    .skip(surplus)
                    .toList();
        }
        return last;
    }

    private static Html leftOut(Ticket ticket, List<Entry> shown) {
        long before = ticket.conversation().entries() - shown.size();
        return before <= 0 ? Html.NOTHING : Html.of("<p>{} earlier entries are not shown.</p>", before);
    }

    private static Html entry(Entry entry) {
        String kind = entry.kind() == Entry.Kind.MESSAGE
                ? entry.direction().name().toLowerCase(Locale.ROOT)
                : entry.kind().name().toLowerCase(Locale.ROOT);
        return Html.of(
                "<article class=\"entry {}\"><header><b>{}</b> {} {} {}</header><pre>{}</pre>{}{}</article>",
                kind,
                author(entry),
                words(entry),
                Layout.time(entry.at()),
                mark(entry),
                entry.newText().strip(),
                quoted(entry),
                files(entry));
    }

    /** Marked, it goes along when entries are split off. */
    private static Html mark(Entry entry) {
        return Html.of(
                "<label><input type=\"checkbox\" form=\"{}\" name=\"entry-{}\"> mark</label>",
                RelatedCases.SPLIT_FORM,
                entry.id());
    }

    private static String author(Entry entry) {
        return switch (entry.author().role()) {
            case REQUESTER -> "Requester";
            case SYSTEM -> entry.direction() == Entry.Direction.INBOUND ? "Requester" : "Desk";
            default ->
                DemoStaff.NAMES.getOrDefault(entry.author().id(), entry.author().id());
        };
    }

    private static String words(Entry entry) {
        return switch (entry.kind()) {
            case NOTE -> "noted for the staff alone,";
            case AUTOMATIC -> "(a machine) sent,";
            case MESSAGE -> "wrote by " + entry.channel() + ",";
        };
    }

    /** What was quoted from before is kept, folded away. */
    private static Html quoted(Entry entry) {
        boolean isWhole = entry.newPart().start() == 0
                && entry.newPart().end() >= entry.text().length();
        return isWhole
                ? Html.NOTHING
                : Html.of("<details><summary>The whole text</summary><pre>{}</pre></details>", entry.text());
    }

    private static Html files(Entry entry) {
        List<Html> links = entry.attachments().stream()
                .map(file -> Html.of(
                        "<li><a href=\"/files/{}/{}\">{}</a> {}</li>",
                        entry.id(),
                        file.sha256(),
                        file.name(),
                        size(file)))
                .toList();
        return links.isEmpty() ? Html.NOTHING : Html.of("<ul class=\"files\">{}</ul>", links);
    }

    private static String size(Attachment file) {
        return file.size() < 1024 ? file.size() + " bytes" : file.size() / 1024 + " KiB";
    }

    /** A reply has seen the case as its author was shown it, the owner as well as the entries (rule O4). */
    private static Html boxes(Request request, Ticket ticket, String formSecret) {
        return Html.of(
                """
                <form method="post" action="/cases/{}/reply" class="box">{}
                <input type="hidden" name="seen" value="{}">
                <label for="reply">Answer to the requester</label><textarea id="reply" name="text" rows="6" required>{}</textarea>
                <button class="primary">Send</button>
                <button formaction="/cases/{}/ask">Have it approved first</button></form>
                <form method="post" action="/cases/{}/note" class="box note">{}
                <label for="note">Note for the staff</label><textarea id="note" name="text" rows="3" required>{}</textarea>
                <button>Keep</button></form>
                """,
                ticket.id(),
                Layout.form(formSecret),
                ticket.conversation().sequence(),
                typed(request, "reply"),
                ticket.id(),
                ticket.id(),
                Layout.form(formSecret),
                typed(request, "note"));
    }

    /** What was typed into a box that could not be sent. */
    private static String typed(Request request, String box) {
        boolean isOfBox = request.segment(2).equals(box)
                || (box.equals("reply") && request.segment(2).equals("ask"));
        return isOfBox ? request.get("text") : "";
    }

    private Html facts(Actor actor, Ticket ticket) {
        List<Html> people = tickets.participants(actor, ticket.id()).stream()
                .map(CasePage::person)
                .toList();
        return Html.of(
                """
                <section class="card"><h2>Case</h2><dl><dt>Status</dt><dd>{} <a href="/lifecycle/{}">where it can go</a></dd><dt>Owner</dt><dd>{}</dd>
                <dt>Works on it</dt><dd>{}</dd><dt>Opened</dt><dd>{}</dd><dt>Tags</dt><dd>{}</dd><dt>People</dt><dd><ul>{}</ul></dd>
                <dt>On the phone</dt><dd title="{}">{}</dd></dl></section>
                """,
                Layout.badge(ticket.status()),
                ticket.id(),
                ticket.owner().map(owner -> owner.value()).orElse("nobody yet"),
                ticket.lease().map(lease -> lease.assignee().value()).orElse("nobody"),
                Layout.time(ticket.openedAt()),
                ticket.tags().isEmpty() ? "–" : String.join(", ", ticket.tags()),
                people,
                Spelling.DIN_5009.spell(ticket.number()),
                Spelling.ICAO.spell(ticket.number()));
    }

    private static Html person(Participant person) {
        return Html.of(
                "<li>{} &lt;{}&gt; ({})</li>",
                person.contact().name(),
                person.contact().address(),
                person.role().name().toLowerCase(Locale.ROOT));
    }

    private Html steps(Actor actor, Ticket ticket, String formSecret) {
        List<Html> buttons = tickets.nextFor(actor, ticket.id()).stream()
                .map(step -> button(ticket, step, formSecret))
                .toList();
        Html owning =
                ticket.owner().isPresent() ? Html.NOTHING : post(ticket, "assign", "", "Take it as my own", formSecret);
        return Html.of(
                "<section class=\"card\"><h2>Next</h2>{}{}{}</section>",
                owning,
                working(actor, ticket, formSecret),
                buttons);
    }

    private static Html working(Actor actor, Ticket ticket, String formSecret) {
        boolean isMine = ticket.lease()
                .filter(lease -> lease.assignee().value().equals(actor.id()))
                .isPresent();
        return isMine
                ? post(ticket, "release", "", "I do not work on it any more", formSecret)
                : post(ticket, "claim", "", "I work on it now", formSecret);
    }

    private static Html button(Ticket ticket, NextStep step, String formSecret) {
        String words = "to " + step.status().code().replace('-', ' ');
        return step.obstacles().stream()
                .findFirst()
                .map(why -> Html.of("<button disabled title=\"{}\">{} – {}</button>", why.reason(), words, reason(why)))
                .orElseGet(() -> post(ticket, "move", step.status().code(), words, formSecret));
    }

    private static String reason(Obstacle why) {
        return switch (why.code()) {
            case OWNER_REQUIRED -> "needs an owner";
            case BLOCKED -> "blocked by another case";
            case FORBIDDEN -> "not for you";
            case FIELD_REQUIRED, CONDITION_NOT_MET -> why.reason();
            default -> "not this way";
        };
    }

    private static Html post(Ticket ticket, String action, String value, String words, String formSecret) {
        return Html.of(
                "<form method=\"post\" action=\"/cases/{}/{}\">{}<button name=\"to\" value=\"{}\">{}</button></form>",
                ticket.id(),
                action,
                Layout.form(formSecret),
                value,
                words);
    }
}
