package dev.monitored.catalog;

import dev.monitored.slo.Slo;

/**
 * What a binder knows of SLOs that have matched no call.
 */
public interface MatchAdvice {

	/**
	 * The advice of a binder that knows no more than the calls show.
	 */
	MatchAdvice NONE = new MatchAdvice() {

		@Override
		public boolean isRare(Slo slo) {
			return false;
		}

		@Override
		public String obstacles(Slo slo) {
			return "";
		}

	};

	/**
	 * Returns whether calls may be so rare that an SLO is right to match none for long.
	 * @param slo the SLO
	 * @return whether it is about jobs
	 */
	boolean isRare(Slo slo);

	/**
	 * Returns what may keep calls from being measured.
	 * @param slo the SLO that matches none
	 * @return a text such as the property to set, empty if nothing is known
	 */
	String obstacles(Slo slo);

}
