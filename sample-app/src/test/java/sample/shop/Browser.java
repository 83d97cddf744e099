package sample.shop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;

import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A real browser that notes what its console says and which addresses it asks.
 */
final class Browser implements AutoCloseable {

	static final InstalledProgram CHROMIUM = new InstalledProgram("chromium", "chromium");

	static final InstalledProgram DRIVER = new InstalledProgram("chromedriver", "chromium-driver");

	private final ChromeDriver driver;

	private final List<String> console = new ArrayList<>();

	private Browser(ChromeDriver driver) {
		this.driver = driver;
	}

	static Browser start(Path profile) {
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		logs.enable(LogType.PERFORMANCE, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(CHROMIUM.path().toFile());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-dev-shm-usage", "--hide-scrollbars", "--lang=en-GB", "--user-data-dir=" + profile);
		options.setCapability("goog:loggingPrefs", logs);
		ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.path().toFile())
			.usingAnyFreePort()
			.build();
		return new Browser(new ChromeDriver(service, options));
	}

	void open(String address) {
		this.driver.get("about:blank");
		this.driver.get(address);
	}

	void reload() {
		this.driver.navigate().refresh();
	}

	/**
	 * Sets the size of what is seen, and how bright it is wanted.
	 */
	void show(int width, int height, String scheme) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
	}

	String text(String selector) {
		return String.valueOf(script("return document.querySelector(arguments[0])?.innerText ?? ''", selector));
	}

	List<String> texts(String selector) {
		List<String> texts = new ArrayList<>();
		List<?> found = (List<?>) script(
				"return [...document.querySelectorAll(arguments[0])].map((found) => found.innerText)", selector);
		found.forEach((text) -> texts.add(String.valueOf(text)));
		return texts;
	}

	Object script(String script, Object... arguments) {
		Object result = this.driver.executeScript(script, arguments);
		return (result != null) ? result : "";
	}

	/**
	 * Returns the contrast of text to the ground, as WCAG defines it.
	 */
	double contrast() {
		return ((Number) script("""
				const light = (text) => text.match(/\\d+/g).slice(0, 3).map((part) => part / 255)
					.map((part) => part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
					.reduce((sum, part, index) => sum + part * [.2126, .7152, .0722][index], 0);
				const style = getComputedStyle(document.body);
				const [one, other] = [light(style.color), light(style.backgroundColor)].sort((a, b) => b - a);
				return (one + .05) / (other + .05) + .0001;""")).doubleValue();
	}

	void click(String selector) {
		try {
			element(selector).click();
		}
		catch (StaleElementReferenceException ex) {
			element(selector).click();
		}
	}

	// Sends keys to what has the focus, be it replaced meanwhile.
	void type(CharSequence... keys) {
		new Actions(this.driver).sendKeys(keys).perform();
	}

	void picture(Path file) throws Exception {
		Files.createDirectories(file.toAbsolutePath().getParent());
		Files.write(file, this.driver.getScreenshotAs(OutputType.BYTES));
	}

	/**
	 * Returns all that the console has said so far, violations of the policy included.
	 */
	List<String> console() {
		for (LogEntry entry : this.driver.manage().logs().get(LogType.BROWSER)) {
			this.console.add(entry.getMessage());
		}
		return this.console;
	}

	/**
	 * Returns what the browser said of its network since it was asked last.
	 */
	List<String> network() {
		List<String> messages = new ArrayList<>();
		for (LogEntry entry : this.driver.manage().logs().get(LogType.PERFORMANCE)) {
			messages.add(entry.getMessage());
		}
		return messages;
	}

	@Override
	public void close() {
		this.driver.quit();
	}

	private WebElement element(String selector) {
		return this.driver.findElement(By.cssSelector(selector));
	}

}
