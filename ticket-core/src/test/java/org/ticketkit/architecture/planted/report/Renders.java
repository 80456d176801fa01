package org.ticketkit.architecture.planted.report;

import com.samskivert.mustache.Mustache;
import org.ticketkit.architecture.Breaks;

@Breaks("jmustache in notice alone")
abstract class Renders {
    abstract Mustache.Compiler compiler();
}
