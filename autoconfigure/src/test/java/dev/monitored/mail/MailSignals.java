package dev.monitored.mail;

import java.util.List;

import dev.monitored.slo.Signal;
import dev.monitored.slo.SignalSource;

/**
 * The signal of mails that are sent: of a binder that only the tests have.
 */
public final class MailSignals implements SignalSource {

	/**
	 * Mails that are sent.
	 */
	public static final Signal MAIL = Signal.of("mail", "http", "mailbox");

	@Override
	public List<Signal> signals() {
		return List.of(MAIL);
	}

}
