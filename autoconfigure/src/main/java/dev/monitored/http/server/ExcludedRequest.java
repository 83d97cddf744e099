package dev.monitored.http.server;

/**
 * Leaves a request out of all SLOs, because code of the server says so: a load test, a
 * maintenance window. A client cannot: no header or parameter is read, and a text is not
 * enough, because some connectors let a proxy set attributes that are texts.
 */
public final class ExcludedRequest {

	/**
	 * The attribute that is {@code true}, a {@link Boolean}, for a request that is no
	 * event of any SLO. It may be set until the request ends: by
	 * {@code HttpServletRequest.setAttribute} or in
	 * {@code ServerWebExchange.getAttributes()}.
	 */
	public static final String ATTRIBUTE = "dev.monitored.excluded";

	private ExcludedRequest() {
	}

}
