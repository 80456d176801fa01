package org.ticketkit.examples.helpdesk;

import java.util.List;
import org.ticketkit.StatusLinks.PublicMessage;
import org.ticketkit.StatusLinks.RequesterView;
import org.ticketkit.ticket.Entry;

/** What the requester sees behind the link in the receipt. */
final class StatusPage {

    private StatusPage() {}

    static Html render(RequesterView view) {
        List<Html> messages = view.messages().stream().map(StatusPage::message).toList();
        return Layout.page(
                view.number().value(),
                Html.of(
                        """
                        <main class="status"><p class="number">{}</p><h1>{}</h1><p class="phase">{}</p>
                        <p>Opened {}, last change {}.</p>{}
                        <p class="hint">To add something, answer the mail that you got from us.</p></main>
                        """,
                        view.number(),
                        view.subject(),
                        Layout.inWords(view.phase()),
                        Layout.time(view.openedAt()),
                        Layout.time(view.updatedAt()),
                        messages));
    }

    private static Html message(PublicMessage message) {
        boolean isTheirs = message.direction() == Entry.Direction.INBOUND;
        return Html.of(
                "<article class=\"entry {}\"><header><b>{}</b> {}</header><pre>{}</pre>{}</article>",
                isTheirs ? "inbound" : "outbound",
                isTheirs ? "You" : "We",
                Layout.time(message.at()),
                message.text().strip(),
                message.attachments().isEmpty()
                        ? Html.NOTHING
                        : Html.of("<p class=\"files\">With: {}</p>", String.join(", ", message.attachments())));
    }

    static Html nothing() {
        return Layout.page("No such page", Html.of("""
                        <main class="status"><h1>This link leads nowhere</h1>
                        <p>It may be mistyped, or its time is over. The newest mail that you got from us has a link that
                        works.</p></main>
                        """));
    }
}
