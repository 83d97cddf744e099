package dev.monitored.test.run;

import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/**
 * The transaction in which a test runs, if it is one of Spring's.
 */
public final class OpenTransaction {

	private static final boolean isKnown = ClassUtils.isPresent(
			"org.springframework.transaction.support.TransactionSynchronizationManager",
			OpenTransaction.class.getClassLoader());

	private OpenTransaction() {
	}

	/**
	 * Returns what to do where something is counted after the commit only.
	 * @return a sentence that ends a text, or nothing if no transaction is open
	 */
	public static String hint() {
		return (isKnown && TransactionSynchronizationManager.isActualTransactionActive())
				? "%nThe transaction of the test is open, and business events count after its commit. ".formatted()
						+ "Call TestTransaction.flagForCommit() and TestTransaction.end() before"
				: "";
	}

}
