package dev.monitored.profiler.slice;

import java.util.List;

/**
 * Knows which SLOs have begun to burn.
 */
public interface BurningSlos {

	/**
	 * Returns the SLOs that burn and of which no profile is kept yet.
	 * @return the names of the SLOs
	 */
	List<String> begun();

	/**
	 * Hears that a profile is kept.
	 * @param slos the names of the SLOs
	 */
	void kept(List<String> slos);

}
