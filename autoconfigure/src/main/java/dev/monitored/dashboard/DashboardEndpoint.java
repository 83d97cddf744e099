package dev.monitored.dashboard;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

import dev.monitored.dashboard.data.DashboardData;
import dev.monitored.dashboard.history.Range;
import dev.monitored.dashboard.page.PageFiles;

/**
 * Endpoint with a page that shows how this process keeps its objectives, and why it does
 * not.
 */
@WebEndpoint(id = "dashboard")
public final class DashboardEndpoint {

	private static final String DATA = "data";

	private static final String ASSETS = "assets";

	private final PageFiles files;

	private final DashboardData data;

	DashboardEndpoint(PageFiles files, DashboardData data) {
		this.files = files;
		this.data = data;
	}

	/**
	 * Returns the page.
	 * @param gzip whether the client takes it compressed
	 * @return the page
	 */
	@ReadOperation(produces = "text/html")
	public WebEndpointResponse<byte[]> page(@Nullable Boolean gzip) {
		return this.files.page(Boolean.TRUE.equals(gzip));
	}

	/**
	 * Returns the data that the page shows.
	 * @param name must be {@code data}
	 * @param since the cursor of the answer before, to get what changed after it
	 * @param range how far back the history goes: {@code 15m}, {@code 1h} or {@code 6h}
	 * @param slo the name of the SLO whose last broken calls are wanted instead of those
	 * of all
	 * @param after the number of a broken call, to get those after it
	 * @param gzip whether the client takes it compressed
	 * @return the data
	 */
	@ReadOperation(produces = "application/json")
	public WebEndpointResponse<byte[]> data(@Selector String name, @Nullable Long since, @Nullable String range,
			@Nullable String slo, @Nullable Long after, @Nullable Boolean gzip) {
		if (!DATA.equals(name)) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		byte[] json = this.data.json((since != null) ? since : 0, Range.of(range), slo, after);
		return this.files.data(json, Boolean.TRUE.equals(gzip));
	}

	/**
	 * Returns a file that the page uses.
	 * @param folder must be {@code assets}
	 * @param name the name of the file
	 * @param gzip whether the client takes it compressed
	 * @return the file
	 */
	@ReadOperation(produces = { "text/javascript", "text/css", "image/svg+xml" })
	public WebEndpointResponse<byte[]> asset(@Selector String folder, @Selector String name, @Nullable Boolean gzip) {
		if (!ASSETS.equals(folder)) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		return this.files.file(name, Boolean.TRUE.equals(gzip));
	}

}
