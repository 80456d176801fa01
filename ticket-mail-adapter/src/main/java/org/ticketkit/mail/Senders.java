package org.ticketkit.mail;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds who a mail is from. */
final class Senders {

    private static final List<AddressField> ORDER =
            List.of(AddressField.FROM, AddressField.SENDER, AddressField.REPLY_TO, AddressField.RETURN_PATH);

    private Senders() {}

    static Optional<MailAddress> first(Map<AddressField, List<MailAddress>> addresses) {
        return ORDER.stream()
                .flatMap(field -> addresses.getOrDefault(field, List.of()).stream())
                .filter(MailAddress::isUsable)
                .findFirst();
    }
}
