package harm.library

import jakarta.validation.constraints.Max
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.withContext
import org.springframework.http.HttpStatus
import org.springframework.web.bind.annotation.ExceptionHandler
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.PathVariable
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RequestParam
import org.springframework.web.bind.annotation.ResponseStatus
import org.springframework.web.bind.annotation.RestController
import reactor.core.publisher.Flux
import reactor.core.publisher.Mono

/** Lends books over HTTP. */
@RestController
class LibraryController(private val loans: Loans, private val rules: Rules) {

    @GetMapping("/rules")
    suspend fun rules() = rules

    @PostMapping("/books/{id}")
    suspend fun lend(@PathVariable id: Long) = loans.lend(id)

    @GetMapping("/books/lent")
    fun lent(): Flow<String> = loans.lent().map { it.title }

    @GetMapping("/books")
    fun titled(@RequestParam part: String): Flux<Book> = loans.titled(part)

    @GetMapping("/books/first")
    fun first(): Mono<Book> = loans.first()

    @GetMapping("/amount")
    fun amount(@RequestParam @Max(10) amount: Int): Mono<Int> = Mono.just(amount)

    @GetMapping("/reader")
    suspend fun reader() = withContext(Reader("ann")) { loans.reader() }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    fun unknown(ex: NoSuchElementException) = ex.message
}

/** Reads pages over HTTP. */
@RestController
class PageController(private val pages: Pages) {

    @GetMapping("/pages/two")
    suspend fun two() = "${pages.all().take(2).toList()} turned ${pages.turned()}"

    @GetMapping("/pages/first")
    suspend fun first() = "${pages.all().first()} turned ${pages.turned()}"

    @GetMapping("/pages/flux")
    fun flux(): Mono<String> = pages.flux().take(2).collectList().map { "$it turned ${pages.turned()}" }

    @GetMapping("/pages/reader")
    suspend fun reader() = withContext(Reader("ann")) { pages.readers().first() }

    @GetMapping("/pages/lazily")
    suspend fun lazily(): String {
        val page = pages.lazily()
        val before = pages.started()
        page.await()
        return "started $before, then ${pages.started()}"
    }

    @GetMapping("/pages/never")
    suspend fun never(): String {
        val page = pages.never()
        page.cancel()
        return "cancelled ${page.isCancelled}, ${page::class.simpleName}"
    }
}
