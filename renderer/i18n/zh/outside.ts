/** 照片附件与外部系统的用语。Words of photographs and of what comes in from other systems. */

export const outsideCodes = {
  callBackResult: { satisfied: '满意', notSatisfied: '不满意', unreachable: '联系不上' },
};

export const outsideCommands = {
  evidence: { add: '补充证据' },
  complaint: { place: '投诉定位', callBack: '回访投诉人', receive: '接收投诉' },
};

export const outsideDeeds = {
  evidence: { add: '补充{{kind}} {{file}}' },
  complaint: {
    place: '投诉 {{source}} {{number}} 定位到 {{village}}',
    callBack: '回访投诉人，{{callBack}}',
    receive: '{{source}} 投诉 {{number}}',
  },
};

export const photos = {
  title: '照片与文件',
  count_other: '{{count}} 件',
  open: '查看 {{name}}',
  add: '添加照片',
  adding: '保存中…',
  added_other: '已添加 {{count}} 件，自动上传',
  waiting: '待上传',
  waitingHint: '已保存在本机，联网后自动上传',
  refused: '中心不接收',
  atHub: '联网后可看',
  notYet: '尚未上传',
  tooLarge: '{{name}} 超过 {{megabytes}} MB，未添加',
  wrongType: '{{name}} 不是 JPEG、PNG、WebP 照片或 PDF，未添加',
  by: '{{name}} · {{time}}',
  previous: '上一张',
  next: '下一张',
  save: '另存文件',
};
