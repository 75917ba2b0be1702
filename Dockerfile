# One process, one port, no root. What it runs is compared and tried in tests/house/container.test.ts and
# tests/sync-server/start/container.test.ts.
#
# On the embedded database (no DATABASE_URL) give it 1.5 GB of memory: making that database takes more than 1 GB for a moment.
ARG NODE_VERSION=24.21.0

FROM node:${NODE_VERSION}-bookworm-slim AS client
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM node:${NODE_VERSION}-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image has the Node that the packages would bring along.
RUN npm ci --omit=dev --ignore-scripts && rm -rf node_modules/node-linux-* node_modules/.bin/node

FROM node:${NODE_VERSION}-bookworm-slim
# Eight threads: the journal shares them with password hashing, which takes up to four.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data UV_THREADPOOL_SIZE=8
WORKDIR /app
COPY --from=packages /app/package.json ./
COPY --from=packages /app/node_modules ./node_modules
COPY --from=client /app/dist ./dist
COPY shared ./shared
COPY sync-server ./sync-server
COPY migrations ./migrations
RUN mkdir -m 700 /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=40s --start-interval=1s \
  CMD node -e "fetch('http://127.0.0.1:'+process.env.PORT+'/health').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
# The process handles SIGTERM itself: it flushes the journal and leaves within 10 seconds.
STOPSIGNAL SIGTERM
CMD ["node", "sync-server/src/main.ts"]
