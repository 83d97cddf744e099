package dev.monitored.dashboard.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * The files of the page, which are next to this class. The library that draws charts is
 * kept compressed, as the build writes it.
 */
public final class PageFiles {

	private static final String PAGE = "index.html";

	private static final String PLACE = "{dashboard}";

	private static final Pattern NAME = Pattern.compile("[a-z]+(?:-[a-z]+)*\\.(js|css|svg)");

	private static final Map<String, MimeType> TYPES = Map.of("js", MimeType.valueOf("text/javascript;charset=UTF-8"),
			"css", MimeType.valueOf("text/css;charset=UTF-8"), "svg", MimeType.valueOf("image/svg+xml"));

	private static final MimeType HTML = MimeType.valueOf("text/html;charset=UTF-8");

	private final String place;

	/**
	 * Creates files.
	 * @param place the last segment of the path at which the page is served
	 */
	public PageFiles(String place) {
		this.place = place;
	}

	/**
	 * Returns the page.
	 * @param gzip whether it is wanted compressed
	 * @return the answer
	 */
	public WebEndpointResponse<byte[]> page(boolean gzip) {
		byte[] template = read(PAGE);
		if (template == null) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		String page = new String(template, StandardCharsets.UTF_8).replace(PLACE, this.place);
		return answer(page.getBytes(StandardCharsets.UTF_8), HTML, gzip);
	}

	/**
	 * Returns a file that the page uses.
	 * @param name the name of the file
	 * @param gzip whether it is wanted compressed
	 * @return the answer, 404 if there is no such file
	 */
	public WebEndpointResponse<byte[]> file(String name, boolean gzip) {
		if (NAME.matcher(name).matches()) {
			MimeType type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1),
					MimeTypeUtils.APPLICATION_OCTET_STREAM);
			byte[] compressed = read(name + ".gz");
			if (compressed != null) {
				return new WebEndpointResponse<>(gzip ? compressed : plain(compressed), type);
			}
			byte[] content = read(name);
			if (content != null) {
				return answer(content, type, gzip);
			}
		}
		return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
	}

	/**
	 * Returns JSON.
	 * @param json the JSON, in UTF-8
	 * @param gzip whether it is wanted compressed
	 * @return the answer
	 */
	public WebEndpointResponse<byte[]> data(byte[] json, boolean gzip) {
		return answer(json, MimeTypeUtils.APPLICATION_JSON, gzip);
	}

	private static WebEndpointResponse<byte[]> answer(byte[] content, MimeType type, boolean gzip) {
		return new WebEndpointResponse<>(gzip ? compressed(content) : content, type);
	}

	private static byte @Nullable [] read(String name) {
		try (InputStream stream = PageFiles.class.getResourceAsStream(name)) {
			return (stream != null) ? stream.readAllBytes() : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] compressed(byte[] content) {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
			stream.write(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return compressed.toByteArray();
	}

	private static byte[] plain(byte[] compressed) {
		try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
			return stream.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
