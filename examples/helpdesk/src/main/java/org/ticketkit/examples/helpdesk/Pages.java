package org.ticketkit.examples.helpdesk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.Attachments;
import org.ticketkit.StatusLinks;
import org.ticketkit.TicketDesk;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.TicketException;
import org.ticketkit.ticket.TicketNotFound;

/** The web pages, on loopback only: says which page a path leads to, and lets nobody in who comes from another site. */
final class Pages implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    private final HttpServer server;
    private final HoursPage hours = new HoursPage();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    /** A form that does not know it was not made by us. */
    private final String formSecret;

    Pages(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(MailServer.loopback(), port), 0);
        server.setExecutor(threads);
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        formSecret = HexFormat.of().formatHex(secret);
    }

    String address() {
        return "http://" + MailServer.LOOPBACK + ":" + server.getAddress().getPort();
    }

    /** Begins to show this desk. */
    void show(TicketDesk desk, MailServer mail) {
        CasesPage cases = new CasesPage(desk, mail);
        CasePage one = new CasePage(desk);
        CaseActions actions = new CaseActions(desk);
        server.createContext("/", exchange -> {
            Response response;
            try {
                response = isFromHere(exchange)
                        ? answer(Request.of(exchange), desk, cases, one, actions)
                        : Response.text(403, "text/plain; charset=utf-8", "This desk is for this machine alone.");
            } catch (TicketNotFound e) {
                response = notFound();
            } catch (TicketException e) {
                response = problem(409, e.getMessage());
            } catch (IllegalArgumentException e) {
                response = problem(400, "That cannot be read. Open the page again and repeat it.");
            } catch (RuntimeException e) {
                LOG.error(
                        "{} {} failed",
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getPath(),
                        e);
                response = problem(500, "Something went wrong; the log of the host says what.");
            }
            response.send(exchange);
        });
        server.start();
    }

    /** Another site could have its name lead to this machine, so the name in the request is looked at. */
    private boolean isFromHere(HttpExchange exchange) {
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("");
        int port = server.getAddress().getPort();
        return host.equals(MailServer.LOOPBACK + ":" + port) || host.equals("localhost:" + port);
    }

    private Response answer(Request request, TicketDesk desk, CasesPage cases, CasePage one, CaseActions actions)
            throws IOException {
        if (request.method().equals("POST")) {
            if (!isOurForm(request)) {
                return problem(403, "This form was not made by this desk. Open the page again and repeat it.");
            }
            return switch (request.segment(0)) {
                case "actor" ->
                    Response.seeOther("/")
                            .withCookie("actor=" + knownActor(request) + "; Path=/; HttpOnly; SameSite=Strict");
                case "cases" -> actions.perform(request, formSecret);
                case "bulk" -> new BulkPage(desk).perform(request, formSecret);
                default -> notFound();
            };
        }
        return switch (request.segment(0)) {
            case "" -> Response.page(200, cases.render(request, formSecret));
            case "cases" ->
                one.render(request, formSecret, Html.NOTHING)
                        .map(page -> Response.page(200, page))
                        .orElseGet(Pages::notFound);
            case "lifecycle" ->
                new LifecyclePage(desk).render(request, formSecret).orElseGet(Pages::notFound);
            case "lifecycle.svg" -> new LifecyclePage(desk).picture(request).orElseGet(Pages::notFound);
            case "status" -> status(desk, request.segment(1));
            case "files" -> file(desk, request);
            case "health" -> health(desk);
            case "hours" ->
                Response.page(
                        200,
                        hours.render(request, formSecret, desk.parts().clock().instant()));
            case "hours.svg" -> hours.picture(desk.parts().clock().instant());
            case "style.css" -> style();
            default -> notFound();
        };
    }

    private static String knownActor(Request request) {
        return DemoStaff.NAMES.containsKey(request.get("actor")) ? request.get("actor") : "ann";
    }

    private boolean isOurForm(Request request) {
        return MessageDigest.isEqual(
                request.get("form").getBytes(StandardCharsets.UTF_8), formSecret.getBytes(StandardCharsets.UTF_8));
    }

    /** The same answer for a wrong, an expired and a revoked link: nobody learns which links there are. */
    private static Response status(TicketDesk desk, String token) {
        Optional<StatusLinks.RequesterView> view = desk.links().open(token);
        return view.map(found -> Response.page(200, StatusPage.render(found)))
                .orElseGet(() -> Response.page(404, StatusPage.nothing()));
    }

    private static Response file(TicketDesk desk, Request request) {
        Optional<Attachments.Download> file = request.id(1, EntryId::parse)
                .flatMap(entry -> desk.attachments().open(request.actor(), entry, request.segment(2)));
        return file.map(Response::download).orElseGet(Pages::notFound);
    }

    private static Response health(TicketDesk desk) {
        return Response.text(200, "text/plain; charset=utf-8", desk.health() + "\n");
    }

    private static Response style() throws IOException {
        try (InputStream css = Pages.class.getResourceAsStream("style.css")) {
            if (css == null) {
                throw new IllegalStateException("style.css is missing");
            }
            return Response.text(
                    200, "text/css; charset=utf-8", new String(css.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Response notFound() {
        return problem(404, "There is nothing here, or it is not for you.");
    }

    private static Response problem(int status, String sentence) {
        return Response.page(
                status,
                Layout.page(
                        "Not done",
                        Html.of(
                                "<main><h1>Not done</h1><p class=\"notice\">{}</p><p><a href=\"/\">All cases</a></p></main>",
                                sentence)));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
