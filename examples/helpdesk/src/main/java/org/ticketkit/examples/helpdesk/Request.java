package org.ticketkit.examples.helpdesk;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ticketkit.ticket.Actor;

/**
 * A request of a browser, with what the pages need of it.
 *
 * @param method GET or POST
 * @param path the segments of the path
 * @param parameters the query of a GET, the form of a POST
 * @param actor who sits at the browser; the demo believes its cookie, a real host has logins
 */
record Request(String method, List<String> path, Map<String, String> parameters, Actor actor) {

    private static final int MAX_FORM = 2 * 1024 * 1024;

    static Request of(HttpExchange exchange) throws IOException {
        boolean isPost = exchange.getRequestMethod().equals("POST");
        String text = isPost ? body(exchange) : exchange.getRequestURI().getRawQuery();
        List<String> path =
                List.of(exchange.getRequestURI().getPath().substring(1).split("/", -1));
        return new Request(exchange.getRequestMethod(), path, parse(text == null ? "" : text), actor(exchange));
    }

    private static String body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MAX_FORM + 1);
        if (bytes.length > MAX_FORM) {
            throw new IllegalArgumentException("the form is larger than " + MAX_FORM + " bytes");
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private static Actor actor(HttpExchange exchange) {
        String cookies = String.join("; ", exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
        for (String cookie : cookies.split("; ?", -1)) {
            String name = cookie.startsWith("actor=") ? cookie.substring("actor=".length()) : "";
            if (DemoStaff.NAMES.containsKey(name)) {
                return name.equals("lea") ? Actor.lead(name) : Actor.agent(name);
            }
        }
        return Actor.agent("ann");
    }

    /** The parameter, or an empty text. */
    String get(String name) {
        return parameters.getOrDefault(name, "").strip();
    }

    /** The segment of the path, or an empty text. */
    String segment(int index) {
        return index < path.size() ? path.get(index) : "";
    }

    /** The id in a segment of the path; empty if it is none, for then there is nothing that it could lead to. */
    <T> Optional<T> id(int index, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(segment(index)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
