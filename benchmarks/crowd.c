/* A crowd of couples on one core, so light that what it measures is the server and not itself.
 *
 *   crowd PORT PID RATE WARM SECONDS RUN < seats
 *
 * Each line of standard input is one page: path, cookie and first message, separated by tabs; two lines are a couple.
 * All connect (AT_ONCE handshakes at a time, all of them when the variable AT_ONCE says so), answer heartbeats, and
 * then pause: RATE times a second by a clock that waits for nobody (a late server meets the next pause on time, and
 * what is counted begins at the moment planned, not at the moment sent), each couple in turn, its two people
 * alternating. RATE 0: every couple pauses again as soon as its last pause is answered. The first WARM seconds are
 * not counted. Where a page shows a hold that both could end, it says it is ready, as two people would (only our own
 * house answers that). Prints one line of JSON. RUN is a letter that keeps ids of one run apart from another's.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { SHAKING, OPENING, SEATED };
enum { BIGGEST = 131072, MOST_PAUSES = 1 << 20 };

typedef struct {
    int fd, stage, voted_epoch, paused;
    char *path, *cookie, *hello, *in;
    int have, room;
} Page;

static Page *pages;
static int count, seated, shaken, port, epoll, at_once = 64, refused, closed_by_server, votes, no_answers, knocked_again;
static char run, beat[64];
static int64_t *planned, *told, *recorded;
static int sent, next_page;

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void die(const char *why) {
    fprintf(stderr, "crowd: %s (%s)\n", why, strerror(errno));
    exit(1);
}

static void say(Page *page, const char *format, ...) {
    char text[2048], frame[2100];
    va_list rest;
    va_start(rest, format);
    int size = vsnprintf(text, sizeof text, format, rest), head = 2;
    va_end(rest);
    if (size >= (int)sizeof text) die("a message is too long");
    frame[0] = (char)0x81;
    if (size < 126) {
        frame[1] = (char)(0x80 | size);
    } else {
        frame[1] = (char)(0x80 | 126), frame[2] = (char)(size >> 8), frame[3] = (char)size, head = 4;
    }
    const char mask[4] = {0x35, 0x1a, 0x77, 0x0c};
    memcpy(frame + head, mask, 4);
    for (int i = 0; i < size; i++) frame[head + 4 + i] = text[i] ^ mask[i & 3];
    if (write(page->fd, frame, head + 4 + size) != head + 4 + size) closed_by_server++;
}

static void knock(Page *page) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
    inet_pton(AF_INET, "127.0.0.1", &to.sin_addr);
    page->fd = socket(AF_INET, SOCK_STREAM, 0);
    int yes = 1;
    if (page->fd < 0 || connect(page->fd, (struct sockaddr *)&to, sizeof to) < 0) die("cannot connect");
    setsockopt(page->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    char ask[2048];
    int size = snprintf(ask, sizeof ask,
                        "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n%s%s%s\r\n",
                        page->path, port, *page->cookie ? "Cookie: " : "", page->cookie, *page->cookie ? "\r\n" : "");
    if (write(page->fd, ask, size) != size) die("cannot ask");
    fcntl(page->fd, F_SETFL, O_NONBLOCK);
    struct epoll_event want = {.events = EPOLLIN, .data.ptr = page};
    epoll_ctl(epoll, EPOLL_CTL_ADD, page->fd, &want);
}

static void dial(void) {
    while (next_page < count && shaken - seated < at_once) {
        knock(&pages[next_page++]);
        shaken++;
    }
}

/* "name":"..." or "name":123 inside a message of ours; the number of an id stands after the run's letter. */
static const char *value(const char *text, const char *name) {
    const char *at = strstr(text, name);
    return at ? at + strlen(name) : NULL;
}

static int number_of(const char *text) {
    const char *id = value(text, "\"id\":\"");
    return id && id[0] == run && id[1] == 'p' ? atoi(id + 2) : -1;
}

static void pause_by(int couple, int side, int64_t when) {
    if (sent >= MOST_PAUSES) return;
    planned[sent] = when;
    say(&pages[2 * couple + side], "42[\"say\",{\"v\":1,\"id\":\"%cp%d\",\"do\":\"Pause\"}]", run, sent);
    sent++;
}

static void scene(Page *page, const char *text) {
    const char *holds = value(text, "\"holds\":["), *epoch = value(text, "\"epoch\":");
    const char *screen = value(text, "\"go_on\":\"vote\"");
    if (!holds || !epoch || !screen || !*beat) return;
    const char *end = strchr(holds, ']'), *mine = strstr(holds, "paused-me"), *theirs = strstr(holds, "paused-them");
    int both = mine && mine < end && theirs && theirs < end;
    int neither = !(mine && mine < end) && !(theirs && theirs < end);
    if ((both || neither) && page->voted_epoch != atoi(epoch)) {
        page->voted_epoch = atoi(epoch);
        say(page, "42[\"say\",{\"v\":1,\"id\":\"%cv%d\",\"do\":\"Resume\",\"epoch\":%d,\"heard\":\"%s\"}]", run, votes++,
            atoi(epoch), beat);
    }
}

static int again; /* whether a couple pauses anew as soon as it is answered */

static void message(Page *page, char *text, int64_t at) {
    if (text[0] == '0' && page->stage == OPENING) {
        say(page, "%s", page->hello);
    } else if (text[0] == '2') {
        say(page, "3");
    } else if (!strncmp(text, "40", 2)) {
        page->stage = SEATED, seated++;
        dial();
    } else if (!strncmp(text, "44", 2)) {
        errno = 0, fprintf(stderr, "%s\n", text), die("a page was not let in");
    } else if (!strncmp(text, "42[\"held\"", 9)) {
        int which = number_of(text);
        if (which >= 0 && which < sent && !told[which]) told[which] = at;
    } else if (!strncmp(text, "42[\"answer\"", 11)) {
        int which = number_of(text);
        if (!strstr(text, "\"ok\":true")) refused++;
        if (which < 0) no_answers++;
        if (which >= 0 && which < sent && !recorded[which]) {
            recorded[which] = at;
            int self = page - pages;
            if (again) pause_by(self / 2, !(self & 1), at);
        }
    } else if (!strncmp(text, "42[\"beat\"", 9)) {
        const char *token = value(text, "\"t\":\"");
        if (token) snprintf(beat, sizeof beat, "%.*s", (int)strcspn(token, "\""), token);
    } else if (!strncmp(text, "42[\"scene\"", 10)) {
        scene(page, text);
    }
}

static int frame(Page *page, int from, int64_t at) {
    unsigned char *in = (unsigned char *)page->in + from;
    int left = page->have - from, head = 2;
    if (left < 2) return 0;
    int64_t size = in[1] & 127;
    if (size == 126) {
        if (left < 4) return 0;
        size = in[2] << 8 | in[3], head = 4;
    } else if (size == 127) {
        if (left < 10) return 0;
        size = 0, head = 10;
        for (int i = 2; i < 10; i++) size = size << 8 | in[i];
    }
    if (left < head + size) return 0;
    if ((in[0] & 15) == 1) {
        char keep = in[head + size];
        in[head + size] = 0;
        message(page, (char *)in + head, at);
        in[head + size] = keep;
    } else if ((in[0] & 15) == 8) {
        closed_by_server++;
    }
    return head + size;
}

static void hear(Page *page) {
    for (;;) {
        if (page->room - page->have < 2048) page->in = realloc(page->in, page->room = page->have + 8192);
        int got = read(page->fd, page->in + page->have, page->room - page->have - 1);
        int64_t at = now();
        if (got <= 0) {
            if (got < 0 && errno == EAGAIN) return;
            epoll_ctl(epoll, EPOLL_CTL_DEL, page->fd, NULL);
            if (page->stage == SEATED) {
                closed_by_server++;
            } else { /* hung up on at the door: knock again, as a page would */
                if (++knocked_again > 20000) die("nobody lets them in");
                close(page->fd);
                page->have = 0, page->stage = SHAKING;
                knock(page);
            }
            return;
        }
        page->have += got;
        int from = 0, size;
        if (page->stage == SHAKING) {
            page->in[page->have] = 0;
            char *end = strstr(page->in, "\r\n\r\n");
            if (!end) return;
            if (strncmp(page->in, "HTTP/1.1 101", 12)) errno = 0, fprintf(stderr, "%.300s\n", page->in), die("no upgrade");
            page->stage = OPENING, from = end + 4 - page->in;
        }
        while ((size = frame(page, from, at))) from += size;
        memmove(page->in, page->in + from, page->have -= from);
        if (page->room - page->have - 1 > 0 && got < 2048) return;
    }
}

static void listen_until(int64_t when) {
    struct epoll_event events[256];
    int64_t left = when - now();
    struct timespec wait = {left > 0 ? left / 1000000000 : 0, left > 0 ? left % 1000000000 : 0};
    int got = epoll_pwait2(epoll, events, 256, &wait, NULL);
    for (int i = 0; i < got; i++) hear(events[i].data.ptr);
}

static double cpu_of(int pid) { /* seconds, all threads */
    char path[64], line[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *file = fopen(path, "r");
    if (!file || !fgets(line, sizeof line, file)) die("the server is gone");
    fclose(file);
    unsigned long user, system;
    sscanf(strrchr(line, ')') + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
    return (double)(user + system) / sysconf(_SC_CLK_TCK);
}

static long memory_of(int pid) { /* kilobytes */
    char path[64], line[256];
    long kb = 0;
    snprintf(path, sizeof path, "/proc/%d/status", pid);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) sscanf(line, "VmRSS: %ld", &kb);
    if (file) fclose(file);
    return kb;
}

static int by_size(const void *a, const void *b) {
    int64_t x = *(int64_t *)a, y = *(int64_t *)b;
    return x < y ? -1 : x > y;
}

static void figures(const char *name, int64_t *ends, int first, int last) {
    int64_t *waits = malloc(sizeof *waits * (last - first + 1));
    int n = 0, missing = 0;
    for (int i = first; i < last; i++) {
        if (ends[i]) waits[n++] = ends[i] - planned[i];
        else missing++;
    }
    qsort(waits, n, sizeof *waits, by_size);
    printf("\"%s\":{\"n\":%d,\"missing\":%d", name, n, missing);
    if (n) printf(",\"p50\":%.4f,\"p99\":%.4f,\"max\":%.4f", waits[n / 2] / 1e6, waits[n * 99 / 100] / 1e6, waits[n - 1] / 1e6);
    printf("}");
    free(waits);
}

static void read_seats(void) {
    char line[4096];
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = 0;
        pages = realloc(pages, sizeof *pages * (count + 1));
        char *rest = strdup(line);
        Page page = {.fd = -1, .voted_epoch = -1};
        page.path = strsep(&rest, "\t"), page.cookie = strsep(&rest, "\t"), page.hello = rest;
        if (!page.hello) die("a seat is path, cookie and hello");
        pages[count++] = page;
    }
    if (!count || count % 2) die("couples have two pages");
}

int main(int argc, char **argv) {
    if (argc != 7) die("crowd PORT PID RATE WARM SECONDS RUN < seats");
    port = atoi(argv[1]);
    int pid = atoi(argv[2]);
    double rate = atof(argv[3]), warm = atof(argv[4]), seconds = atof(argv[5]);
    run = argv[6][0];
    if (getenv("AT_ONCE")) at_once = atoi(getenv("AT_ONCE"));
    struct rlimit files = {65536, 65536};
    setrlimit(RLIMIT_NOFILE, &files);
    read_seats();
    planned = calloc(MOST_PAUSES, 8), told = calloc(MOST_PAUSES, 8), recorded = calloc(MOST_PAUSES, 8);
    epoll = epoll_create1(0);
    int couples = count / 2;

    long before = memory_of(pid);
    int64_t began = now();
    dial();
    while (seated < count) {
        listen_until(now() + 100000000);
        if (now() - began > 180 * 1000000000LL) die("not all were seated in three minutes");
    }
    double seating = (now() - began) / 1e9;
    int64_t calm = now() + (int64_t)((2.5 + couples / 400.0) * 1e9); /* beats come, first holds are ended */
    while (now() < calm) listen_until(calm);
    long after = memory_of(pid);

    int64_t start = now() + 10000000, count_from = start + (int64_t)(warm * 1e9), end = count_from + (int64_t)(seconds * 1e9);
    int first = -1, turn = 0, votes_before = votes;
    double cpu = 0;
    if (rate == 0) {
        again = 1;
        for (int i = 0; i < couples; i++) pause_by(i, 0, now());
    }
    for (int64_t t = now(); t < end; t = now()) {
        if (first < 0 && t >= count_from) first = sent, cpu = cpu_of(pid), votes_before = votes;
        int64_t due = rate > 0 ? start + (int64_t)(turn / rate * 1e9) : end;
        if (rate > 0 && t >= due) {
            pause_by(turn % couples, turn / couples & 1, due);
            turn++;
        } else {
            listen_until(due < end ? due : end);
        }
    }
    again = 0;
    int last = sent, in_time = 0;
    for (int i = first; i < last; i++) in_time += recorded[i] != 0;
    double used = cpu_of(pid) - cpu;
    int64_t patience = now() + 10000000000LL;
    for (int open = 1; open && now() < patience;) {
        listen_until(now() + 20000000);
        open = 0;
        for (int i = first; i < last && !open; i++) open = !told[i] || !recorded[i];
    }
    printf("{\"couples\":%d,\"rate\":%g,\"pauses\":%d,\"answered_in_time\":%d,\"refused\":%d,\"votes\":%d,\"hung_up\":%d,\"knocked_again\":%d,"
           "\"seating\":%.3f,\"cpu_us\":%.2f,\"cpu_share\":%.4f,\"kb_before\":%ld,\"kb_after\":%ld,",
           couples, rate, last - first, in_time, refused, votes - votes_before, closed_by_server, knocked_again, seating,
           used * 1e6 / (last - first), used / seconds, before, after);
    figures("told", told, first, last);
    printf(",");
    figures("recorded", recorded, first, last);
    printf("}\n");
    return 0;
}
