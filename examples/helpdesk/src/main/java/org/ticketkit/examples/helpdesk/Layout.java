package org.ticketkit.examples.helpdesk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Status;

/** What all pages share. */
final class Layout {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Layout() {}

    static Html page(String title, Html body) {
        return Html.of("""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{} · Helpdesk</title><link rel="stylesheet" href="/style.css"></head>
                <body>{}</body></html>
                """, title, body);
    }

    /** The bar of the staff's pages, with the switch between the people of the demo. */
    static Html bar(Request request, String formSecret) {
        Map<String, String> people = new TreeMap<>(DemoStaff.NAMES);
        List<Html> buttons = people.entrySet().stream()
                .map(person -> Html.of(
                        "<button name=\"actor\" value=\"{}\"{}>{}</button>",
                        person.getKey(),
                        person.getKey().equals(request.actor().id()) ? Html.of(" aria-pressed=\"true\"") : Html.NOTHING,
                        person.getValue()))
                .toList();
        return Html.of("""
                <header class="bar"><a class="brand" href="/">Helpdesk</a> <a href="/hours">Office hours</a>
                <form method="post" action="/actor" class="people"><span>I am</span>{}{}</form></header>
                """, form(formSecret), buttons);
    }

    /** The hidden field that tells our forms from others. */
    static Html form(String formSecret) {
        return Html.of("<input type=\"hidden\" name=\"form\" value=\"{}\">", formSecret);
    }

    static Html time(Instant at) {
        return Html.of("<time datetime=\"{}\">{}</time>", at, TIME.format(at));
    }

    static Html badge(Status status) {
        return Html.of(
                "<span class=\"badge {}\">{}</span>",
                status.phase().name().toLowerCase(Locale.ROOT),
                status.code().replace('-', ' '));
    }

    /** A phase in the words of somebody who waits. */
    static String inWords(Phase phase) {
        return switch (phase) {
            case NEW -> "We have received your request; nobody has looked at it yet";
            case OPEN -> "We are working on it";
            case WAITING -> "We are waiting for something before we can go on";
            case RESOLVED -> "We think that it is solved; answer if it is not";
            case CLOSED -> "Closed";
        };
    }
}
