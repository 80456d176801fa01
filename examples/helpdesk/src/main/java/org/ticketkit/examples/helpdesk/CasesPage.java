package org.ticketkit.examples.helpdesk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ticketkit.NumberLookup;
import org.ticketkit.TicketDesk;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketField;

/** The list of cases with its filter, and what to do next. */
final class CasesPage {

    private static final int SIZE = 25;

    private final TicketDesk desk;
    private final MailServer mail;

    CasesPage(TicketDesk desk, MailServer mail) {
        this.desk = desk;
        this.mail = mail;
    }

    Html render(Request request, String formSecret) {
        PageRequest page = PageRequest.first(SIZE);
        Page<Ticket> found = desk.tickets()
                .search(
                        request.actor(),
                        criteria(request),
                        Sort.LATEST_UPDATE_FIRST,
                        request.get("cursor").isEmpty() ? page : page.at(request.get("cursor")));
        Html body = Html.of(
                "{}<main><h1>Cases</h1>{}{}{}{}{}</main>",
                Layout.bar(request, formSecret),
                filter(request),
                lookup(request),
                found.items().isEmpty()
                        ? Html.of("<p class=\"empty\">No case fits.</p>")
                        : bulk(found.items(), formSecret),
                more(request, found.next()),
                whatNext());
        return Layout.page("Cases", body);
    }

    private static Criteria criteria(Request request) {
        List<Criteria> all = new ArrayList<>();
        phase(request).ifPresent(phase -> all.add(Criteria.phase(phase)));
        switch (request.get("owner")) {
            case "me" -> all.add(Criteria.is(TicketField.OWNER, request.actor().id()));
            case "nobody" -> all.add(Criteria.absent(TicketField.OWNER));
            default -> {}
        }
        if (!request.get("tag").isEmpty()) {
            all.add(Criteria.is(TicketField.TAG, request.get("tag")));
        }
        return new Criteria.And(all);
    }

    private static Optional<Phase> phase(Request request) {
        return Arrays.stream(Phase.values())
                .filter(phase -> phase.name().equals(request.get("phase")))
                .findFirst();
    }

    private static Html filter(Request request) {
        List<Html> phases = Arrays.stream(Phase.values())
                .map(phase -> option(phase.name(), phase.name().toLowerCase(Locale.ROOT), request.get("phase")))
                .toList();
        return Html.of(
                """
                <form method="get" action="/" class="filter">
                <label>Phase <select name="phase"><option value="">any</option>{}</select></label>
                <label>Owner <select name="owner"><option value="">anybody</option>{}{}</select></label>
                <label>Tag <input name="tag" value="{}" size="12"></label>
                <label>Number <input name="number" value="{}" size="18" placeholder="as it was read out"></label>
                <button class="primary">Show</button></form>
                """,
                phases,
                option("me", "me", request.get("owner")),
                option("nobody", "nobody yet", request.get("owner")),
                request.get("tag"),
                request.get("number"));
    }

    private static Html option(String value, String words, String chosen) {
        return Html.of(
                "<option value=\"{}\"{}>{}</option>",
                value,
                value.equals(chosen) ? Html.of(" selected") : Html.NOTHING,
                words);
    }

    /** A number as somebody read it out: found, misread, or not there (rule N5). */
    private Html lookup(Request request) {
        String typed = request.get("number");
        if (typed.isEmpty()) {
            return Html.NOTHING;
        }
        NumberLookup lookup = desk.tickets().findByNumber(request.actor(), typed);
        if (lookup instanceof NumberLookup.Found found) {
            return Html.of(
                    "<p class=\"notice good\">That is <a href=\"/cases/{}\">{}: {}</a>.</p>",
                    found.ticket().id(),
                    found.ticket().number(),
                    found.ticket().subject());
        }
        if (lookup instanceof NumberLookup.Misread misread) {
            return Html.of(
                    "<p class=\"notice\">Misread? The check digits of “{}” do not fit. Near it are: {}</p>",
                    typed,
                    misread.candidates().stream().map(CasesPage::candidate).toList());
        }
        return Html.of("<p class=\"notice\">There is no case “{}”.</p>", typed);
    }

    private static Html candidate(CaseNumber number) {
        return Html.of("<a class=\"number\" href=\"/?number={}\">{}</a> ", number, number);
    }

    private static Html bulk(List<Ticket> tickets, String formSecret) {
        return Html.of(
                "<form method=\"post\" action=\"/bulk\">{}{}{}</form>",
                Layout.form(formSecret),
                table(tickets),
                BulkPage.buttons());
    }

    private static Html table(List<Ticket> tickets) {
        List<Html> rows = tickets.stream()
                .map(ticket -> Html.of(
                        """
                        <tr><td>{}</td><td><a class="number" href="/cases/{}">{}</a></td><td class="subject">{}</td><td>{}</td>
                        <td>{}</td><td>{}</td><td>{}</td></tr>
                        """,
                        BulkPage.box(ticket.id(), ticket.number()),
                        ticket.id(),
                        ticket.number(),
                        ticket.subject(),
                        Layout.badge(ticket.status()),
                        ticket.owner().map(owner -> owner.value()).orElse("–"),
                        ticket.conversation().entries(),
                        Layout.time(ticket.updatedAt())))
                .toList();
        return Html.of("""
                <div class="wide"><table><thead><tr><th>Tick</th><th>Number</th><th>Subject</th><th>Status</th><th>Owner</th>
                <th>Entries</th><th>Last change</th></tr></thead><tbody>{}</tbody></table></div>
                """, rows);
    }

    private static Html more(Request request, Optional<String> next) {
        return next.map(cursor -> Html.of(
                        "<p><a href=\"/?phase={}&amp;owner={}&amp;tag={}&amp;cursor={}\">Older cases</a></p>",
                        encoded(request.get("phase")),
                        encoded(request.get("owner")),
                        encoded(request.get("tag")),
                        encoded(cursor)))
                .orElse(Html.NOTHING);
    }

    private static String encoded(String value) {
        return java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8);
    }

    private Html whatNext() {
        return Html.of("""
                <section class="next"><h2>What to do next</h2>
                <ol><li>Send a mail to <code>{}</code> with any mail program: SMTP on <code>127.0.0.1:{}</code>, no encryption, no
                login. Within a second or two the case is on top of this list.</li>
                <li>Open it, take it as your own, answer. The answer is in the sender’s mailbox: IMAP on <code>127.0.0.1:{}</code>,
                user = the sender’s address, any password.</li>
                <li>Answer that mail, and it lands on the case. Change a digit in its subject and see what happens.</li>
                <li>Open the link in the receipt: it is what the requester sees.</li></ol>
                <p>With Python: <code>python3 -c "import smtplib; smtplib.SMTP('127.0.0.1',{}).sendmail('me@home.test','{}','Subject:
                Hello\\n\\nWhere is my parcel?')"</code></p></section>
                """, MailServer.SUPPORT, mail.smtpPort(), mail.imapPort(), mail.smtpPort(), MailServer.SUPPORT);
    }
}
