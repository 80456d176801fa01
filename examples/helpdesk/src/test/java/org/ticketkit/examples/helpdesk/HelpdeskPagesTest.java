package org.ticketkit.examples.helpdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.TicketId;

/** What the pages show, and whom they turn away. */
@Timeout(120)
class HelpdeskPagesTest {

    private static final Pattern TAG = Pattern.compile("<([a-zA-Z]+)([^>]*)>");

    private static final String HOSTILE = """
            From: "<b>Mallory</b>" <mallory@home.test>
            To: support@example.test
            Subject: <script>alert(1)</script>
            Message-ID: <hostile.1@home.test>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=edge

            --edge
            Content-Type: text/html; charset=utf-8

            <p onclick="alert(2)">Good <b>day</b></p><script>alert(3)</script><img src=x onerror=alert(4)>
            <p>&lt;iframe src="https://elsewhere.test"&gt;</p></pre></textarea>
            --edge
            Content-Type: text/html; name="../../<img src=x onerror=alert(5)>.html"
            Content-Disposition: attachment; filename="../../<img src=x onerror=alert(5)>*.html"

            <script>alert(6)</script>
            --edge--
            """;

    @TempDir
    Path folder;

    private OpenHelpdesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = OpenHelpdesk.in(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void what_is_done_to_many_is_done_once_to_each_and_says_what_was_refused() throws Exception {
        for (String subject : new String[] {"First", "Second"}) {
            MimeMessage mail = desk.mail("carla@home.test");
            mail.setSubject(subject);
            mail.setText("Where is it?");
            desk.send(mail);
        }
        desk.rounds();
        String first = desk.caseWith("First").substring("/cases/".length());
        String second = desk.caseWith("Second").substring("/cases/".length());
        Map<String, String> own = Map.of("do", "own", "key", "1", "case-" + first, "on");
        Map<String, String> both = Map.of("do", "resolve", "key", "2", "case-" + first, "on", "case-" + second, "on");

        assertTrue(desk.submit("/bulk", "ann", own).body().contains("1 of 1 done"));
        String said = desk.submit("/bulk", "ann", both).body();
        String again = desk.submit("/bulk", "ann", both).body();
        String spam = desk.submit("/bulk", "ann", Map.of("do", "spam", "key", "3", "case-" + second, "on"))
                .body();

        assertTrue(said.contains("1 of 2 done") && said.contains("refused, owner required"), said);
        assertTrue(again.contains("1 of 2 done"), again);
        assertTrue(spam.contains("1 of 1 done"), spam);
        Actor ann = Actor.agent("ann");
        assertEquals(
                "rejected",
                desk.host()
                        .desk()
                        .tickets()
                        .find(ann, TicketId.parse(second))
                        .orElseThrow()
                        .status()
                        .code());
        assertEquals(
                1,
                desk.host().desk().tickets().history(ann, TicketId.parse(first), PageRequest.first(50)).items().stream()
                        .filter(recorded -> recorded.event().toString().contains("to=resolved"))
                        .count());
    }

    @Test
    void markup_in_a_mail_is_shown_as_text() throws Exception {
        desk.sendRaw(HOSTILE.getBytes(StandardCharsets.UTF_8));
        desk.rounds();
        String path = desk.caseWith("&lt;script&gt;alert(1)&lt;/script&gt;");
        String token = desk.host()
                .desk()
                .links()
                .issue(Actor.agent("ann"), TicketId.parse(path.substring("/cases/".length())));

        for (String each :
                new String[] {"/", path, "/status/" + token, "/?tag=%3Cscript%3E&number=%22%3E%3Cscript%3E"}) {
            HttpResponse<String> page = desk.page(each);
            assertEquals(200, page.statusCode(), each);
            assertHarmless(page);
        }
        assertTrue(desk.page(path).body().contains("Good day"));
        assertTrue(desk.page(path).body().contains("&lt;iframe"));
    }

    @Test
    void an_attachment_is_saved_and_never_shown() throws Exception {
        desk.sendRaw(HOSTILE.getBytes(StandardCharsets.UTF_8));
        desk.rounds();
        String page = desk.page(desk.caseWith("&lt;script&gt;alert(1)&lt;/script&gt;"))
                .body();

        HttpResponse<String> file = desk.page(OpenHelpdesk.found("href=\"(/files/[^\"]+)\"", page));
        assertEquals(200, file.statusCode());
        assertEquals("<script>alert(6)</script>", file.body().strip());
        assertEquals("application/octet-stream", header(file, "Content-Type"));
        assertEquals("nosniff", header(file, "X-Content-Type-Options"));
        String disposition = header(file, "Content-Disposition");
        assertTrue(disposition.matches("attachment; filename\\*=UTF-8''[A-Za-z0-9._%-]+"), disposition);
        assertFalse(disposition.toLowerCase(Locale.ROOT).contains("%2f"), disposition);
        assertFalse(disposition.contains(".."), disposition);
    }

    @Test
    void L2_the_lifecycle_of_a_case_is_drawn_with_its_status_marked() throws Exception {
        String link = OpenHelpdesk.found(
                "href=\"(/lifecycle/[^\"]+)\"", desk.page(aCase()).body());
        String page = desk.page(link).body();
        String svg = desk.page(OpenHelpdesk.found("src=\"(/lifecycle.svg/[^\"]+)\"", page))
                .body();

        assertTrue(page.contains("stateDiagram-v2"), page);
        assertEquals(9, svg.split("<rect ", -1).length - 1);
        assertEquals("new", OpenHelpdesk.found("(?s)<rect fill=\"#ffd866\".*?<text[^>]*>([^<]*)<", svg));
        assertEquals(7, svg.split("stroke=\"#1d5fa8\"", -1).length - 1);
        assertEquals(404, desk.page("/lifecycle/nowhere").statusCode());
    }

    @Test
    void a_form_that_was_not_made_here_is_refused() throws Exception {
        String path = aCase();

        assertEquals(403, desk.submitForeign(path + "/note", "form=guessed").statusCode());
        assertEquals(403, desk.submitForeign(path + "/note", "other=1").statusCode());
        assertEquals(403, desk.submitForeign("/actor", "actor=lea").statusCode());
        assertFalse(desk.page(path).body().contains("from elsewhere"));
    }

    @Test
    void a_request_under_another_name_is_refused() throws Exception {
        int port = URI.create(desk.host().address()).getPort();

        assertTrue(statusLine(port, "elsewhere.test").contains(" 403 "));
        assertTrue(statusLine(port, "elsewhere.test:" + port).contains(" 403 "));
        assertTrue(statusLine(port, "127.0.0.1:" + port).contains(" 200 "));
        assertTrue(statusLine(port, "localhost:" + port).contains(" 200 "));
    }

    @Test
    void the_second_of_two_windows_is_told_what_the_first_has_sent_and_keeps_what_was_typed() throws Exception {
        String path = aCase();
        String seen = OpenHelpdesk.found(
                "name=\"seen\" value=\"(\\d+)\"", desk.page(path).body());

        assertEquals(
                303,
                desk.submit(path + "/reply", "ann", Map.of("text", "Ann was <first>.", "seen", seen))
                        .statusCode());
        HttpResponse<String> second =
                desk.submit(path + "/reply", "bob", Map.of("text", "Bob typed & <typed>.", "seen", seen));

        assertEquals(409, second.statusCode());
        assertTrue(second.body().contains("<blockquote>Ann was &lt;first&gt;.</blockquote>"), second.body());
        assertTrue(second.body().contains("required>Bob typed &amp; &lt;typed&gt;.</textarea>"), second.body());
        assertHarmless(second);

        String now = OpenHelpdesk.found("name=\"seen\" value=\"(\\d+)\"", second.body());
        assertEquals(
                303,
                desk.submit(path + "/reply", "bob", Map.of("text", "Bob came second.", "seen", now))
                        .statusCode());
    }

    @Test
    void L9_a_refund_is_promised_once_a_colleague_approved_the_words() throws Exception {
        String path = aCase();
        Map<String, String> words = Map.of("text", "You get a refund & more.", "seen", "1");
        HttpResponse<String> refused = desk.submit(path + "/reply", "ann", words);
        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().contains("required>You get a refund &amp; more.</textarea>"), refused.body());

        assertEquals(303, desk.submit(path + "/ask", "ann", words).statusCode());
        String shown = desk.page(path).body();
        assertTrue(shown.contains("<pre>You get a refund &amp; more.</pre>"), shown);
        Map<String, String> vote = Map.of(
                "approval", OpenHelpdesk.found("name=\"approval\" value=\"([^\"]+)\"", shown),
                "hash", OpenHelpdesk.found("name=\"hash\" value=\"([0-9a-f]+)\"", shown));
        assertEquals(409, desk.submit(path + "/approve", "ann", vote).statusCode());
        assertEquals(303, desk.submit(path + "/approve", "bob", vote).statusCode());
        assertEquals(303, desk.submit(path + "/carry-out", "ann", vote).statusCode());
        desk.rounds();

        assertTrue(desk.mailbox("pat@home.test").stream().anyMatch(HelpdeskPagesTest::promisesARefund));
        assertFalse(desk.page(path).body().contains("To be approved"));
    }

    private static boolean promisesARefund(MimeMessage mail) {
        try {
            return OpenHelpdesk.text(mail).contains("You get a refund & more.");
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_case_is_handed_over_by_one_and_taken_over_by_the_other() throws Exception {
        String path = aCase();
        act(path, "assign", "ann", Map.of());
        assertEquals(409, desk.submit(path + "/accept", "bob", Map.of()).statusCode());

        act(path, "hand-over", "ann", Map.of("to", "bob"));
        assertTrue(desk.page(path).body().contains("<dt>Owner</dt><dd>ann</dd>"));
        assertTrue(desk.page(path).body().contains("Offered to Bob until"));
        act(path, "accept", "bob", Map.of());

        String page = desk.page(path).body();
        assertTrue(page.contains("<dt>Owner</dt><dd>bob</dd>"), page);
        assertTrue(page.contains("bob took it over from ann"), page);
    }

    @Test
    void a_case_is_worked_on_by_one_at_a_time() throws Exception {
        String path = aCase();
        act(path, "claim", "ann", Map.of());
        HttpResponse<String> second = desk.submit(path + "/claim", "bob", Map.of());
        assertEquals(409, second.statusCode());
        assertTrue(second.body().contains("is being worked on by ann"), second.body());
        act(path, "release", "ann", Map.of());
        act(path, "claim", "bob", Map.of());
    }

    @Test
    void a_colleague_is_asked_on_a_case_and_answers_there() throws Exception {
        String path = aCase();
        act(path, "consult", "ann", Map.of("to", "bob", "text", "Where is <it>?"));
        String asked = desk.page(path).body();
        assertTrue(asked.contains("Bob is asked, answer due"), asked);
        String question = OpenHelpdesk.found("name=\"question\" value=\"([^\"]+)\"", asked);

        act(path, "answer", "bob", Map.of("question", question, "text", "In Hamburg."));

        String answered = desk.page(path).body();
        assertFalse(answered.contains("is asked, answer due"));
        assertTrue(answered.contains("Where is &lt;it&gt;?"), answered);
        assertTrue(answered.contains("In Hamburg."), answered);
        assertTrue(answered.contains("The question to bob was answered"), answered);
    }

    @Test
    void a_window_that_was_open_while_the_owner_changed_is_told_so() throws Exception {
        String path = aCase();
        act(path, "assign", "ann", Map.of());
        String seen = OpenHelpdesk.found(
                "name=\"seen\" value=\"(\\d+)\"", desk.page(path).body());
        act(path, "hand-over", "ann", Map.of("to", "bob"));
        act(path, "accept", "bob", Map.of());

        HttpResponse<String> late = desk.submit(path + "/reply", "ann", Map.of("text", "Ann is late.", "seen", seen));

        assertEquals(409, late.statusCode());
        assertTrue(late.body().contains("is owned by bob now"), late.body());
        assertTrue(late.body().contains("required>Ann is late.</textarea>"), late.body());
    }

    private void act(String path, String action, String actor, Map<String, String> fields) throws Exception {
        assertEquals(303, desk.submit(path + "/" + action, actor, fields).statusCode(), action);
    }

    @Test
    void a_long_history_shows_its_newest_events_first_and_leads_to_the_older_ones() throws Exception {
        String path = aCase();
        TicketId id = TicketId.parse(path.substring("/cases/".length()));
        for (int i = 2; i <= 450; i++) {
            desk.host().desk().tickets().note(Actor.agent("ann"), AddNote.to(id, "This is note " + i + "."));
        }

        String page = desk.page(path).body();
        int events = 0;
        for (int pages = 1; ; pages++) {
            String history = OpenHelpdesk.found("(?s)<ol class=\"history\">(.*?)</ol>", page);
            int lines = history.split("<li>", -1).length - 1;
            events += lines;
            assertEquals(pages > 1, page.contains(">Newest</a>"));
            if (!page.contains(">Older</a>")) {
                assertEquals(3, pages);
                assertTrue(history.lastIndexOf("<li>") == history.lastIndexOf("<li>Opened"), history);
                break;
            }
            assertEquals(200, lines);
            page = desk.page(OpenHelpdesk.found("<a href=\"(/cases/[^\"]*)\">Older", page))
                    .body();
        }
        assertEquals(allEvents(id), events);
    }

    private int allEvents(TicketId id) {
        int events = 0;
        PageRequest request = PageRequest.first(200);
        for (Optional<String> next = Optional.of(""); next.isPresent(); ) {
            Page<Recorded> page = desk.host()
                    .desk()
                    .tickets()
                    .history(Actor.agent("ann"), id, next.get().isEmpty() ? request : request.at(next.get()));
            events += page.items().size();
            next = page.next();
        }
        return events;
    }

    @Test
    void a_long_case_shows_its_end_and_a_reply_has_seen_what_was_shown() throws Exception {
        String path = aCase();
        TicketId id = TicketId.parse(path.substring("/cases/".length()));
        for (int i = 2; i <= 405; i++) {
            desk.host().desk().tickets().note(Actor.agent("ann"), AddNote.to(id, "This is note " + i + "."));
        }

        String page = desk.page(path).body();

        assertEquals(200, page.split("<article", -1).length - 1);
        assertFalse(page.contains("This is note 205."));
        assertTrue(page.contains("This is note 206."));
        assertTrue(page.contains("This is note 405."));
        assertTrue(page.contains("205 earlier entries are not shown."));
        assertTrue(page.contains("name=\"seen\" value=\"405\""));
    }

    @Test
    void a_refused_note_is_kept_in_its_box() throws Exception {
        String path = aCase();
        String tooLong = "long ".repeat(220_000);

        HttpResponse<String> refused = desk.submit(path + "/note", "ann", Map.of("text", tooLong));

        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().contains("name=\"text\" rows=\"3\" required>long long"));
    }

    @Test
    void what_is_not_there_gives_the_same_page_whatever_was_asked() throws Exception {
        String path = aCase();
        String unknown = path.substring(0, path.length() - 4) + (path.endsWith("0000") ? "1111" : "0000");
        String expected = desk.page("/nowhere").body();

        for (String action : new String[] {"reply", "note", "assign", "claim", "move", "unmerge", "split"}) {
            for (String each : new String[] {unknown, "/cases/garbage", "/cases/"}) {
                HttpResponse<String> page =
                        desk.submit(each + "/" + action, "ann", Map.of("text", "x", "seen", "1", "to", "scheduled"));
                assertEquals(404, page.statusCode(), each + "/" + action);
                assertEquals(expected, page.body());
            }
        }
        for (String each : new String[] {unknown, "/cases/garbage", "/cases", "/files/garbage/x", "/files"}) {
            HttpResponse<String> page = desk.page(each);
            assertEquals(404, page.statusCode(), each);
            assertEquals(expected, page.body());
        }
    }

    @Test
    void a_form_with_a_field_that_cannot_be_read_is_a_bad_request() throws Exception {
        String path = aCase();

        assertEquals(
                400,
                desk.submit(path + "/reply", "ann", Map.of("text", "x", "seen", "many"))
                        .statusCode());
        assertEquals(
                400, desk.submit(path + "/dance", "ann", Map.of("text", "x")).statusCode());
        assertEquals(400, desk.submitForeign(path + "/note", "form=%zz").statusCode());
    }

    @Test
    void L7_L8_cases_are_linked_split_merged_and_unmerged_by_forms() throws Exception {
        String one = aCase();
        String entry =
                OpenHelpdesk.found("name=\"(entry-[^\"]+)\"", desk.page(one).body());
        HttpResponse<String> made =
                desk.submit(one + "/split", "ann", Map.of("subject", "Another <thing>", entry, "on"));
        String two = header(made, "Location");
        String number = OpenHelpdesk.found(
                "<span class=\"number\">([^<]+)<", desk.page(two).body());
        assertTrue(desk.page(two).body().contains("Another &lt;thing&gt;"));

        desk.submit(one + "/link", "ann", Map.of("kind", "DUPLICATES", "number", number));
        assertTrue(desk.page(two).body().contains("duplicates this one"));
        desk.submit(one + "/unlink", "ann", Map.of("kind", "DUPLICATES", "target", two.substring("/cases/".length())));
        assertFalse(desk.page(two).body().contains("duplicates this one"));

        desk.submit(one + "/merge", "ann", Map.of("number", number));
        assertTrue(desk.page(one).body().contains("goes on as"));
        assertTrue(desk.page(two).body().contains("goes on here"));
        HttpResponse<String> again = desk.submit(one + "/merge", "ann", Map.of("number", number));
        assertEquals(409, again.statusCode());
        desk.submit(one + "/unmerge", "ann", Map.of("reason", ""));
        assertFalse(desk.page(one).body().contains("goes on as"));
        assertEquals(
                404, desk.submit(one + "/merge", "ann", Map.of("number", "T-0")).statusCode());
    }

    @Test
    void the_list_can_be_narrowed() throws Exception {
        new SampleCases(desk.host().desk()).open();

        assertEquals(5, rows(desk.page("/").body()));
        assertEquals(1, rows(desk.page("/?tag=billing").body()));
        assertEquals(1, rows(desk.page("/?phase=RESOLVED").body()));
        assertEquals(2, rows(desk.page("/?owner=nobody").body()));
        assertEquals(2, rows(desk.page("/?owner=me").body()));
    }

    private static int rows(String page) {
        return page.split("<tr><td>", -1).length - 1;
    }

    private String aCase() throws Exception {
        desk.sendRaw("From: pat@home.test\nSubject: A question\nMessage-ID: <q@home.test>\n\nHow?\n"
                .getBytes(StandardCharsets.US_ASCII));
        desk.rounds();
        return desk.caseWith("A question");
    }

    /** Only tags and attributes of our own templates, and headers that forbid the rest. */
    @Test
    void the_office_hours_are_shown_as_a_picture_of_the_month() throws Exception {
        assertTrue(desk.page("/hours").body().contains("<img class=\"month\" src=\"/hours.svg\""));
        HttpResponse<String> picture = desk.page("/hours.svg");
        assertEquals(
                "image/svg+xml; charset=utf-8",
                picture.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(picture.body().startsWith("<svg ") && picture.body().contains("focus time"));
    }

    private static void assertHarmless(HttpResponse<String> page) {
        String policy = header(page, "Content-Security-Policy");
        assertTrue(policy.contains("default-src 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals("nosniff", header(page, "X-Content-Type-Options"));
        Matcher tags = TAG.matcher(page.body());
        while (tags.find()) {
            String name = tags.group(1).toLowerCase(Locale.ROOT);
            assertFalse(name.matches("script|img|iframe|svg|object|style|base"), tags.group());
            assertFalse(tags.group(2).matches("(?is).*\\son[a-z]+\\s*=.*"), tags.group());
        }
        assertEquals(
                page.body().split("<pre>", -1).length, page.body().split("</pre>", -1).length, "an element was ended");
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String statusLine(int port, String name) throws Exception {
        try (Socket socket = new Socket(MailServer.loopback(), port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("GET / HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().orElse("");
        }
    }
}
