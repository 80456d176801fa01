package org.ticketkit.examples.helpdesk;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ticketkit.Attachments;

/**
 * What a browser gets, with headers that let it do nothing but show it.
 *
 * @param status the status
 * @param headers further headers
 * @param body the body
 */
record Response(int status, Map<String, String> headers, InputStream body) {

    static Response page(int status, Html page) {
        return text(status, "text/html; charset=utf-8", page.markup());
    }

    static Response text(int status, String type, String text) {
        InputStream body = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new Response(status, Map.of("Content-Type", type), body);
    }

    /** Back to a page after a form was sent. */
    static Response seeOther(String location) {
        return new Response(303, Map.of("Location", location), InputStream.nullInputStream());
    }

    /** A file to be saved, never shown, whatever its sender says that it is. */
    static Response download(Attachments.Download file) {
        String name = URLEncoder.encode(file.attachment().name(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                // allowed in a form, not in a header (RFC 5987, 3.2.1)
                .replace("*", "%2A");
        return new Response(
                200,
                Map.of(
                        "Content-Type",
                        "application/octet-stream",
                        "Content-Disposition",
                        "attachment; filename*=UTF-8''" + name),
                file.bytes());
    }

    Response withCookie(String cookie) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put("Set-Cookie", cookie);
        return new Response(status, Map.copyOf(more), body);
    }

    void send(HttpExchange exchange) throws IOException {
        Headers out = exchange.getResponseHeaders();
        out.set(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'");
        out.set("X-Content-Type-Options", "nosniff");
        out.set("X-Frame-Options", "DENY");
        out.set("Referrer-Policy", "no-referrer");
        out.set("Cache-Control", "no-store");
        headers.forEach(out::set);
        try (InputStream in = body;
                OutputStream stream = begin(exchange)) {
            in.transferTo(stream);
        }
    }

    private OutputStream begin(HttpExchange exchange) throws IOException {
        boolean isEmpty = status == 303 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isEmpty ? -1 : 0);
        return isEmpty ? OutputStream.nullOutputStream() : exchange.getResponseBody();
    }
}
