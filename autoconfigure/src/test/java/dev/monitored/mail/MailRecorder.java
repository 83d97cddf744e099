package dev.monitored.mail;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Tags;

import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.call.MeasuredCalls;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.cause.Cause;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.guard.LabelGuard;
import dev.monitored.meter.ActiveCalls;
import dev.monitored.meter.CallMeter;
import dev.monitored.meter.CallTimers;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.Status;
import dev.monitored.registry.DeferredMeters;

/**
 * Records mails that are sent, by mailbox.
 */
final class MailRecorder {

	static final String DURATION = "mail.duration";

	static final String ACTIVE = "mail.active";

	static final String MAILBOX = "mailbox";

	private final SloCatalog slos;

	private final List<Duration> boundaries;

	private final BoundedLabel mailboxes;

	private final DeferredMeters meters;

	private final ActiveCalls active;

	private final Map<String, CallMeter> byMailbox = new ConcurrentHashMap<>();

	MailRecorder(BucketProfileCatalog profiles, SloCatalog slos, LabelGuard guard, DeferredMeters meters) {
		this.slos = slos;
		this.boundaries = profiles.union(MailSignals.MAIL, slos.thresholds(MailSignals.MAIL, Map.of()), DURATION);
		this.mailboxes = guard.label(DURATION, MAILBOX);
		this.meters = meters;
		this.active = new ActiveCalls(ACTIVE, "Mails that are being sent", Tags.empty(), meters);
		this.active.register();
		slos.signals().measure(MailSignals.MAIL);
	}

	/**
	 * Sends a mail.
	 */
	void send(String mailbox, Runnable sending) {
		CallMeter meter = this.byMailbox.computeIfAbsent(this.mailboxes.admit(mailbox), this::meter);
		long start = meter.start();
		try {
			meter.enter(start);
			sending.run();
		}
		catch (RuntimeException ex) {
			meter.end(start, Outcome.error(ex.getClass().getSimpleName()), ex);
			throw ex;
		}
		meter.end(start, Outcome.SUCCESS, null);
	}

	private CallMeter meter(String mailbox) {
		Map<String, String> labels = Map.of(MAILBOX, mailbox);
		CallTimers timers = new CallTimers(DURATION, "How long sending a mail took", Tags.of(MAILBOX, mailbox),
				this.boundaries, EnumSet.of(Status.SUCCESS, Status.ERROR));
		MeasuredCalls calls = MeasuredCalls.ofResource(MailSignals.MAIL, labels, new Cause("mail", mailbox));
		return new CallMeter(timers, this.active, null,
				this.slos.counted(calls, this.slos.matching(MailSignals.MAIL, labels)), this.meters);
	}

}
