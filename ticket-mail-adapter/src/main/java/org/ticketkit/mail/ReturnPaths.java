package org.ticketkit.mail;

import java.util.Optional;
import java.util.stream.Stream;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.StoredNotice;

/** The return paths of ours that a mail came to: signed by us, each tells the notice that went out under it (rules M6 and M11). */
final class ReturnPaths {

    /** More than any honest mail has. */
    private static final int MOST_ADDRESSES = 20;

    private final MailTokens tokens;
    private final IncomingMail incoming;
    private final Clerk clerk;
    private final Rolls rolls;

    ReturnPaths(MailTokens tokens, IncomingMail incoming, Clerk clerk, Rolls rolls) {
        this.tokens = tokens;
        this.incoming = incoming;
        this.clerk = clerk;
        this.rolls = rolls;
    }

    /** The notices that the addresses name, whether they are there or not. */
    Stream<NoticeId> notices() {
        return signed(MailToken.ReturnPath.class).map(MailToken.ReturnPath::notice);
    }

    /** The first notice that is there. */
    Optional<StoredNotice> stored() {
        return notices()
                .flatMap(id -> clerk.desk().outbox().find(Clerk.MAIL, id).stream())
                .findFirst();
    }

    /** What the signed addresses of a kind say that the mail came to. */
    <T extends MailToken> Stream<T> signed(Class<T> kind) {
        return incoming.recipients().stream()
                .limit(MOST_ADDRESSES)
                .flatMap(address -> tokens.readAddress(incoming.tenant(), address, rolls::holders).stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
