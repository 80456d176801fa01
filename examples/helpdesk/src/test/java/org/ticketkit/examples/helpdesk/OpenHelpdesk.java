package org.ticketkit.examples.helpdesk;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;

/** The demo on ports of its own, with a browser in front of it and mail programs beside it. */
final class OpenHelpdesk implements AutoCloseable {

    private final HttpClient browser =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Host host;
    private final Session mail;

    private OpenHelpdesk(Path folder) throws IOException {
        host = new Host(Options.parse(
                List.of("--data", folder.toString(), "--port", "0", "--smtp-port", "0", "--imap-port", "0")));
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", MailServer.LOOPBACK);
        properties.setProperty("mail.smtp.port", Integer.toString(host.mail().smtpPort()));
        properties.setProperty("mail.imap.port", Integer.toString(host.mail().imapPort()));
        mail = Session.getInstance(properties);
    }

    static OpenHelpdesk in(Path folder) throws IOException {
        return new OpenHelpdesk(folder);
    }

    Host host() {
        return host;
    }

    /** What the ticker does, without the ticker. */
    void rounds() {
        for (int i = 0; i < 3; i++) {
            host.takeIn();
            host.desk().work(100);
            host.desk().deliver(100);
        }
    }

    HttpResponse<String> page(String path) throws IOException, InterruptedException {
        return browser.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a form that the desk has made, as one of its staff. */
    HttpResponse<String> submit(String path, String actor, Map<String, String> fields)
            throws IOException, InterruptedException {
        return post(
                request(path).header("Cookie", "actor=" + actor),
                fields,
                "form=" + found("name=\"form\" value=\"(\\w+)\"", page("/").body()));
    }

    /** Sends a form as another site would have it sent. */
    HttpResponse<String> submitForeign(String path, String form) throws IOException, InterruptedException {
        return post(request(path), Map.of("text", "from elsewhere", "seen", "1"), form);
    }

    private HttpResponse<String> post(HttpRequest.Builder request, Map<String, String> fields, String form)
            throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", form + "&", ""));
        return browser.send(
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(host.address() + path)).timeout(Duration.ofSeconds(30));
    }

    /** The path of the case that the list shows with this subject. */
    String caseWith(String subject) throws IOException, InterruptedException {
        String list = page("/").body();
        return found(
                "href=\"(/cases/[^\"]+)\">[^<]+</a></td><td class=\"subject\">" + Pattern.quote(subject) + "<", list);
    }

    static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        Assertions.assertTrue(matcher.find(), () -> pattern + " is not in\n" + text);
        return matcher.group(1);
    }

    void send(MimeMessage message) throws MessagingException {
        message.saveChanges();
        Transport.send(message);
    }

    MimeMessage mail(String from) throws MessagingException {
        MimeMessage message = new MimeMessage(mail);
        message.setFrom(from);
        message.setRecipients(Message.RecipientType.TO, MailServer.SUPPORT);
        return message;
    }

    void sendRaw(byte[] raw) throws IOException {
        try (RawSmtp smtp = new RawSmtp(host.mail().smtpPort())) {
            smtp.send(MailServer.SUPPORT, raw);
        }
    }

    /** Everything in somebody's mailbox, fetched by IMAP. */
    List<MimeMessage> mailbox(String address) throws MessagingException, IOException {
        List<MimeMessage> all = new ArrayList<>();
        try (Store store = mail.getStore("imap")) {
            store.connect(MailServer.LOOPBACK, address, "any");
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                for (Message message : inbox.getMessages()) {
                    all.add(copy(message));
                }
            }
        }
        return all;
    }

    private MimeMessage copy(Message message) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return new MimeMessage(mail, new ByteArrayInputStream(bytes.toByteArray()));
    }

    static String text(MimeMessage message) throws MessagingException, IOException {
        Object content = message.getContent();
        while (content instanceof Multipart parts) {
            content = parts.getBodyPart(0).getContent();
        }
        if (content instanceof InputStream in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return content.toString();
    }

    @Override
    public void close() {
        host.close();
    }
}
