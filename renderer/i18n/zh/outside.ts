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

export const keys = {
  title: '接口密钥',
  hint: '密钥由中心保管，只存校验值；吊销后立即失效。',
  add: '新增密钥',
  none: '还没有密钥',
  noneHint: '登记、热线、部门系统和手机端程序用密钥访问中心。',
  column: { login: '账号', label: '用途', scopes: '权限', createdAt: '创建', usedAt: '最近使用', expiresAt: '有效期' },
  allScopes: '角色全部权限',
  never: '长期',
  expired: '已过期',
  revoke: '吊销',
  revokeAsk: '吊销“{{label}}”？',
  revokeHint: '使用这个密钥的程序会立即被拒绝，已连接的也会断开。',
  revoked: '“{{label}}”已吊销',
  scope: {
    field: '手机端',
    attachments: '照片文件',
    registrations: '登记、地址库',
    complaints: '投诉',
    territory: '区划',
    leads: '读线索',
    department: '部门办理',
    changes: '数据订阅',
    webhooks: '回调通知',
    accounts: '账号密钥',
  },
  form: { account: '账号', label: '用途', scopes: '限定权限（不选为角色全部权限）', days: '有效天数（不填为长期）' },
  made: '新密钥只显示这一次，请立即交给对方保存：',
};
