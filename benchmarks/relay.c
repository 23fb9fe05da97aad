/* The physical limit: one couple's pause handed across in C, with nothing kept, checked or sealed.
 *
 *   relay PORT
 *
 * A WebSocket server on loopback. The path names the couple ("/17"); a pause of one goes to the other as "held" and
 * back to the sender as "answer". It ends with its parent's SIGTERM.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

enum { MOST = 65536, ROOM = 2048 };
typedef struct Page {
    int fd, open, have;
    struct Page *partner;
    char in[ROOM];
} Page;

static Page *waiting[MOST];

static uint32_t left_by(uint32_t x, int n) { return x << n | x >> (32 - n); }

static void sha1(const unsigned char *text, int size, unsigned char out[20]) { /* up to 119 bytes */
    uint32_t h[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    unsigned char all[128] = {0};
    int blocks = size > 55 ? 2 : 1;
    memcpy(all, text, size);
    all[size] = 0x80;
    for (int i = 0; i < 4; i++) all[blocks * 64 - 1 - i] = (unsigned char)((uint32_t)size * 8 >> (8 * i));
    for (int b = 0; b < blocks; b++) {
        uint32_t w[80], v[5];
        for (int i = 0; i < 16; i++) {
            unsigned char *p = all + b * 64 + i * 4;
            w[i] = (uint32_t)p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3];
        }
        for (int i = 16; i < 80; i++) w[i] = left_by(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        memcpy(v, h, sizeof v);
        for (int i = 0; i < 80; i++) {
            uint32_t f = i < 20 ? (v[1] & v[2]) | (~v[1] & v[3]) : i < 40 ? v[1] ^ v[2] ^ v[3]
                       : i < 60 ? (v[1] & v[2]) | (v[1] & v[3]) | (v[2] & v[3]) : v[1] ^ v[2] ^ v[3];
            uint32_t k = i < 20 ? 0x5A827999 : i < 40 ? 0x6ED9EBA1 : i < 60 ? 0x8F1BBCDC : 0xCA62C1D6;
            uint32_t next = left_by(v[0], 5) + f + v[4] + k + w[i];
            v[4] = v[3], v[3] = v[2], v[2] = left_by(v[1], 30), v[1] = v[0], v[0] = next;
        }
        for (int i = 0; i < 5; i++) h[i] += v[i];
    }
    for (int i = 0; i < 20; i++) out[i] = (unsigned char)(h[i / 4] >> (24 - 8 * (i % 4)));
}

static void base64(const unsigned char in[20], char out[29]) {
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned char padded[21] = {0};
    memcpy(padded, in, 20);
    for (int i = 0; i < 7; i++) {
        uint32_t three = padded[3 * i] << 16 | padded[3 * i + 1] << 8 | padded[3 * i + 2];
        for (int j = 0; j < 4; j++) out[4 * i + j] = letters[three >> (18 - 6 * j) & 63];
    }
    out[27] = '=', out[28] = 0;
}

static void tell(Page *page, const char *event, const char *id, int size, const char *more) {
    char frame[256];
    int n = snprintf(frame + 2, sizeof frame - 2, "42[\"%s\",{\"id\":\"%.*s\"%s}]", event, size, id, more);
    frame[0] = (char)0x81, frame[1] = (char)n;
    if (page && n < 126 && write(page->fd, frame, n + 2) < 0) perror("relay");
}

static void greet(Page *page) {
    char text[160], answer[256], code[29];
    unsigned char hash[20];
    char *key = strcasestr(page->in, "Sec-WebSocket-Key: ");
    int couple = atoi(page->in + 5); /* GET /17 */
    if (!key || couple < 0 || couple >= MOST) exit(1);
    int size = snprintf(text, sizeof text, "%.*s258EAFA5-E914-47DA-95CA-C5AB0DC85B11", (int)strcspn(key + 19, "\r"), key + 19);
    sha1((unsigned char *)text, size, hash);
    base64(hash, code);
    size = snprintf(answer, sizeof answer,
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    "Sec-WebSocket-Accept: %s\r\n\r\n%c%c40{}", code, 0x81, 4);
    if (write(page->fd, answer, size) < 0) perror("relay");
    if (waiting[couple]) {
        page->partner = waiting[couple], waiting[couple]->partner = page, waiting[couple] = NULL;
    } else {
        waiting[couple] = page;
    }
    page->open = 1, page->have = 0;
}

static int frame(Page *page, int from) {
    unsigned char *in = (unsigned char *)page->in + from;
    int left = page->have - from, size = in[1] & 127, head = 6;
    if (left < 6) return 0;
    if (size == 126) size = in[2] << 8 | in[3], head = 8;
    if (left < head + size) return 0;
    for (int i = 0; i < size; i++) in[head + i] ^= in[head - 4 + (i & 3)];
    char *text = (char *)in + head, *id = memmem(text, size, "\"id\":\"", 6);
    if ((in[0] & 15) == 1 && id) {
        int length = (int)strcspn(id + 6, "\"");
        tell(page->partner, "held", id + 6, length, "");
        tell(page, "answer", id + 6, length, ",\"ok\":true");
    }
    return head + size;
}

int main(int argc, char **argv) {
    int door = socket(AF_INET, SOCK_STREAM, 0), yes = 1, epoll = epoll_create1(0);
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(argc > 1 ? atoi(argv[1]) : 0)};
    inet_pton(AF_INET, "127.0.0.1", &here.sin_addr);
    setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    struct rlimit files = {65536, 65536};
    setrlimit(RLIMIT_NOFILE, &files);
    if (bind(door, (struct sockaddr *)&here, sizeof here) < 0 || listen(door, 4096) < 0) return perror("relay"), 1;
    struct epoll_event events[256], want = {.events = EPOLLIN, .data.ptr = NULL};
    epoll_ctl(epoll, EPOLL_CTL_ADD, door, &want);
    for (;;) {
        int got = epoll_wait(epoll, events, 256, -1);
        for (int i = 0; i < got; i++) {
            Page *page = events[i].data.ptr;
            if (!page) {
                page = calloc(1, sizeof *page);
                page->fd = accept(door, NULL, NULL);
                setsockopt(page->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
                want.data.ptr = page;
                epoll_ctl(epoll, EPOLL_CTL_ADD, page->fd, &want);
                continue;
            }
            int more = read(page->fd, page->in + page->have, ROOM - 1 - page->have), from = 0, size;
            if (more <= 0) {
                close(page->fd);
                if (page->partner) page->partner->partner = NULL;
                continue;
            }
            page->have += more, page->in[page->have] = 0;
            if (!page->open) {
                if (strstr(page->in, "\r\n\r\n")) greet(page);
                continue;
            }
            while ((size = frame(page, from))) from += size;
            memmove(page->in, page->in + from, page->have -= from);
        }
    }
}
