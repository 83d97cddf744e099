package dev.monitored.cli.promql;

import org.jspecify.annotations.Nullable;

/**
 * A query that counts events: series, or series less others.
 *
 * @param series the series
 * @param less the series that are subtracted, if there are any
 */
public record CountQuery(Selector series, @Nullable Selector less) {

	/**
	 * Reads a query.
	 * @param text the text
	 * @return what it counts
	 * @throws UnreadableQueryException if it does something else
	 */
	public static CountQuery parse(String text) throws UnreadableQueryException {
		return new QueryParser(text).parse();
	}

}
