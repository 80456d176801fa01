package org.ticketkit.mail;

import org.ticketkit.architecture.PackagedAdapter;

/** The jar of the adapter as a consumer gets it; it needs neither an implementation of the mail API nor POI to start. */
class PackagedMailIT extends PackagedAdapter {

    PackagedMailIT() {
        super("org.ticketkit.mail");
    }
}
