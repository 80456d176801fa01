package org.ticketkit.examples.helpdesk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.ticketkit.Tickets;
import org.ticketkit.ticket.Absorption;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/** The card of a case that shows which others it has to do with, and the forms to merge, split and link. */
record RelatedCases(Tickets tickets, Actor actor, String formSecret) {

    /** The form that the marks at the entries belong to. */
    static final String SPLIT_FORM = "split";

    Html card(Ticket ticket) {
        Html forms = ticket.merger().isPresent()
                ? form(ticket, "unmerge", "", input("reason", "reason, if it is ambiguous", false), "Unmerge")
                : Html.of(
                        "{}{}{}",
                        form(ticket, "merge", "", input("number", "number", true), "Merge into"),
                        form(ticket, "link", "", Html.of("{}{}", kinds(), input("number", "number", true)), "Link"),
                        form(
                                ticket,
                                SPLIT_FORM,
                                SPLIT_FORM,
                                input("subject", "subject", true),
                                "Split marked entries off"));
        return Html.of(
                "<section class=\"card related\"><h2>Related</h2><ul>{}</ul>{}</section>", related(ticket), forms);
    }

    private List<Html> related(Ticket ticket) {
        Stream<Html> target =
                ticket.merger().stream().map(merger -> Html.of("<li>goes on as {}</li>", number(merger.target())));
        Stream<Html> sources = ticket.absorbed().stream()
                .map(Absorption::source)
                .map(source -> Html.of("<li>goes on here: {}</li>", number(source)));
        Stream<Html> links = ticket.links().stream()
                .map(link ->
                        Html.of("<li>{} {} {}</li>", words(link.kind()), number(link.target()), unlink(ticket, link)));
        Stream<Html> linkedFrom = ticket.linkedFrom().stream()
                .map(link -> Html.of("<li>{} {} this one</li>", number(link.target()), words(link.kind())));
        return Stream.of(target, sources, links, linkedFrom)
                .flatMap(each -> each)
                .toList();
    }

    private Html number(TicketId id) {
        Optional<Ticket> there = tickets.find(actor, id);
        return Html.of(
                "<a href=\"/cases/{}\">{}</a>",
                id,
                there.map(ticket -> ticket.number().value()).orElse("another case"));
    }

    private static String words(Link.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Html unlink(Ticket ticket, Link link) {
        Html fields = Html.of(
                "<input type=\"hidden\" name=\"kind\" value=\"{}\"><input type=\"hidden\" name=\"target\" value=\"{}\">",
                link.kind(),
                link.target());
        return form(ticket, "unlink", "", fields, "take back");
    }

    private static Html kinds() {
        List<Html> options = Arrays.stream(Link.Kind.values())
                .map(kind -> Html.of("<option value=\"{}\">{}</option>", kind, words(kind)))
                .toList();
        return Html.of("<select name=\"kind\" aria-label=\"kind of link\">{}</select>", options);
    }

    private static Html input(String name, String words, boolean isRequired) {
        return Html.of(
                "<input name=\"{}\" aria-label=\"{}\" placeholder=\"{}\"{}>",
                name,
                words,
                words,
                isRequired ? Html.of(" required") : Html.NOTHING);
    }

    private Html form(Ticket ticket, String action, String id, Html fields, String button) {
        return Html.of(
                "<form method=\"post\" action=\"/cases/{}/{}\"{}>{}{}<button>{}</button></form>",
                ticket.id(),
                action,
                id.isEmpty() ? Html.NOTHING : Html.of(" id=\"{}\"", id),
                Layout.form(formSecret),
                fields,
                button);
    }
}
