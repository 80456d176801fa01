package org.ticketkit.examples.helpdesk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticketkit.TicketDesk;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Transition;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Status;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/** The lifecycle of a case as a picture, with the status in which it stands and the ways from there marked. */
final class LifecyclePage {

    private static final List<Phase> COLUMNS = List.of(Phase.values());
    private static final int COLUMN = 235;
    private static final int ROW = 90;
    private static final int BOX_WIDTH = 175;
    private static final int BOX_HEIGHT = 40;
    private static final int MARGIN = 25;

    private final TicketDesk desk;

    LifecyclePage(TicketDesk desk) {
        this.desk = desk;
    }

    /** A case and its lifecycle. */
    private record Shown(Ticket ticket, Lifecycle lifecycle) {}

    private Optional<Shown> shown(Request request) {
        return request.id(1, TicketId::parse)
                .flatMap(id -> desk.tickets().find(request.actor(), id))
                .flatMap(ticket ->
                        desk.lifecycles().find(ticket.lifecycle()).map(lifecycle -> new Shown(ticket, lifecycle)));
    }

    /** The page; empty if there is no such case. */
    Optional<Response> render(Request request, String formSecret) {
        return shown(request)
                .map(found -> Response.page(200, page(request, formSecret, found.ticket(), found.lifecycle())));
    }

    /** The picture on the page; empty if there is no such case. */
    Optional<Response> picture(Request request) {
        return shown(request)
                .map(found -> picture(found.lifecycle(), found.ticket().status()))
                .map(svg -> Response.text(200, "image/svg+xml; charset=utf-8", svg.markup()));
    }

    private static Html page(Request request, String formSecret, Ticket ticket, Lifecycle lifecycle) {
        Html body = Html.of(
                """
                {}<main><p><a href="/cases/{}">Back to the case</a></p>
                <h1><span class="number">{}</span> is {}</h1><div class="wide"><img class="lifecycle" src="/lifecycle.svg/{}" alt="{}"></div>
                <details><summary>The same for Mermaid</summary><pre>{}</pre></details></main>
                """,
                Layout.bar(request, formSecret),
                ticket.id(),
                ticket.number(),
                Layout.badge(ticket.status()),
                ticket.id(),
                "The statuses of this lifecycle and the ways between them; below they are in words.",
                lifecycle.toMermaid(ticket.status()));
        return Layout.page("Lifecycle " + lifecycle.ref(), body);
    }

    /** Where a box is: its column is its phase. */
    private record Place(int x, int y) {}

    private static Html picture(Lifecycle lifecycle, Status current) {
        Map<String, Place> places = places(lifecycle.statuses());
        List<Html> faint = new ArrayList<>();
        List<Html> strong = new ArrayList<>();
        for (Status status : lifecycle.statuses()) {
            for (Transition way : lifecycle.from(status.code())) {
                boolean isFromHere = status.equals(current);
                Html arrow = arrow(at(places, status), at(places, way.to()), isFromHere ? "#1d5fa8" : "#cfd6de");
                (isFromHere ? strong : faint).add(arrow);
            }
        }
        List<Html> boxes = lifecycle.statuses().stream()
                .map(status -> box(at(places, status), status, status.equals(current) ? "#ffd866" : "#ffffff"))
                .toList();
        int height = places.values().stream().mapToInt(Place::y).max().orElse(0) + BOX_HEIGHT + MARGIN;
        return Html.of(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" font-family="sans-serif" font-size="14">
                <title>{}</title><defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">
                <path d="M0 0L10 5L0 10z" fill="#7c8896"/></marker></defs>{}{}{}</svg>
                """,
                COLUMN * COLUMNS.size(),
                height,
                "The statuses of " + lifecycle.ref() + "; the case is " + current,
                faint,
                strong,
                boxes);
    }

    private static Map<String, Place> places(Collection<Status> statuses) {
        Map<Phase, Integer> rows = new EnumMap<>(Phase.class);
        Map<String, Place> places = new HashMap<>();
        for (Status status : statuses) {
            int row = rows.merge(status.phase(), 1, Integer::sum) - 1;
            places.put(status.code(), new Place(MARGIN + COLUMNS.indexOf(status.phase()) * COLUMN, MARGIN + row * ROW));
        }
        return places;
    }

    private static Place at(Map<String, Place> places, Status status) {
        return places.getOrDefault(status.code(), new Place(0, 0));
    }

    /** From the side of one box to the side of the other that is nearest; within a column by a bow on the right. */
    private static Html arrow(Place from, Place to, String look) {
        int fromX = from.x() + (to.x() < from.x() ? 0 : BOX_WIDTH);
        int toX = to.x() + (to.x() > from.x() ? 0 : BOX_WIDTH);
        int bow = to.x() < from.x() ? -45 : 45;
        int fromY = from.y() + BOX_HEIGHT / 2 + (from.equals(to) ? -8 : 0);
        int toY = to.y() + BOX_HEIGHT / 2 + (from.equals(to) ? 8 : 0);
        int lastX = toX + (to.x() == from.x() ? 45 : -bow);
        return Html.of(
                "<path fill=\"none\" stroke=\"{}\" stroke-width=\"2\" marker-end=\"url(#tip)\" d=\"M{} {}C{} {} {} {} {} {}\"/>",
                look,
                fromX,
                fromY,
                fromX + bow,
                fromY,
                lastX,
                toY,
                toX,
                toY);
    }

    private static Html box(Place place, Status status, String look) {
        return Html.of(
                """
                <rect fill="{}" stroke="#1c2430" x="{}" y="{}" width="{}" height="{}" rx="8"/>
                <text x="{}" y="{}" text-anchor="middle" dominant-baseline="middle">{}</text>
                """,
                look,
                place.x(),
                place.y(),
                BOX_WIDTH,
                BOX_HEIGHT,
                place.x() + BOX_WIDTH / 2,
                place.y() + BOX_HEIGHT / 2 + 1,
                status.code().replace('-', ' '));
    }
}
