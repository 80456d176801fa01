package org.ticketkit.examples.helpdesk;

import java.util.List;
import java.util.Optional;
import org.ticketkit.lifecycle.ApprovalRule;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Approvable;
import org.ticketkit.ticket.Approval;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Ticket;

/** What waits on a case for the word of a second person, and the buttons to say it. */
final class ApprovalBox {

    private static final ApprovalRule MONEY = ApprovalRule.named("money");

    private ApprovalBox() {}

    /** In the demo, who promises a refund asks a colleague first. */
    static Optional<ApprovalRule> rule(Ticket ticket, Actor actor, Reply reply) {
        return reply.content().text().toLowerCase(java.util.Locale.ROOT).contains("refund")
                ? Optional.of(MONEY)
                : Optional.empty();
    }

    static Html of(Ticket ticket, List<Entry> entries, String formSecret) {
        List<Html> open = ticket.approvals().stream()
                .filter(Approval::isOpen)
                .map(approval -> one(ticket, approval, entries, formSecret))
                .toList();
        return open.isEmpty()
                ? Html.NOTHING
                : Html.of("<section class=\"card\"><h2>To be approved</h2>{}</section>", open);
    }

    private static Html one(Ticket ticket, Approval approval, List<Entry> entries, String formSecret) {
        int missing = approval.missing(ticket.owner());
        return Html.of(
                "<p>{} asked for an approval ({}): {}</p><pre>{}</pre>{}{}{}{}",
                DemoStaff.NAMES.getOrDefault(
                        approval.author().id(), approval.author().id()),
                approval.rule(),
                missing == 0
                        ? "it is there"
                        : missing + " of " + approval.quorum().needed() + " is missing",
                what(approval.subject(), entries),
                post(ticket, approval, "approve", "Approve", formSecret),
                post(ticket, approval, "deny", "Say no", formSecret),
                missing == 0 ? post(ticket, approval, "carry-out", "Do it now", formSecret) : Html.NOTHING,
                post(ticket, approval, "withdraw", "Withdraw", formSecret));
    }

    private static String what(Approvable subject, List<Entry> entries) {
        if (subject instanceof Approvable.StatusMove move) {
            return "Move from " + move.from() + " to " + move.to();
        }
        return entries.stream()
                .filter(entry -> subject.equals(new Approvable.Message(entry.id())))
                .map(Entry::text)
                .findFirst()
                .orElse("The message stands among the earlier notes.");
    }

    /** A vote is about what this page showed, so the form carries its hash. */
    private static Html post(Ticket ticket, Approval approval, String action, String words, String formSecret) {
        return Html.of("""
                <form method="post" action="/cases/{}/{}">{}<input type="hidden" name="hash" value="{}">
                <button name="approval" value="{}">{}</button></form>
                """, ticket.id(), action, Layout.form(formSecret), approval.hash(), approval.id(), words);
    }
}
