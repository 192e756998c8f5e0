/** 外壳：左栏、顶栏、登录、锁定、冲突、待发 */
export const shell = {
  product: '哨台', productLong: '哨台 · 网格化市场监管指挥台',
  rail: { dispatch: '派单', leads: '线索', unplaced: '定位', overview: '总览', members: '队伍', walls: '大屏', administration: '管理' },
  page: { dispatch: '派单', leads: '线索', unplaced: '待定位登记', overview: '总览', members: '网格队伍', walls: '大屏', administration: '系统管理' },
  station: { village: '{{place}}调度站', town: '{{place}}指挥中心', city: '{{place}}指挥台', dept: '{{place}}', none: '系统管理' },
  search: { placeholder: '搜索主体、地址、编号、网格员', none: '没有找到“{{text}}”', hint: '可输入拼音首字母', kind: { task: '任务', lead: '线索', entity: '主体', member: '网格员' } },
  link: {
    signedOut: '未登录', paused: '已断开', connecting: '连接中', bootstrapping: '下载中', online: '在线', offline: '离线', refused: '中心拒绝', noHost: '本机服务未响应',
    onlineHint: '与中心相连，数据实时更新', retry: '立即重连', pause: '断开连接', resume: '恢复连接',
  },
  outbox: { label: '待发', waiting_other: '{{count}} 条待发', none: '全部已送达中心', title: '等待中心确认', sent: '已发出', saved: '已存本机', hint: '已保存在本机，联网后自动发送；关机也不会丢失。' },
  band: { offline: '离线 {{time}} 起', paused: '已断开 {{time}} 起', canWork: '可继续工作', asOf: '数据截至 {{time}}', never: '尚无数据', refused: '中心拒绝连接', noHost: '与本机数据服务的连接断了，正在重连；已保存的操作不受影响' },
  download: { title: '首次下载数据', rows: '{{done}} / {{total}} 行', hint: '正在下载辖区数据。可以先浏览已到的内容；断网会从断点继续。' },
  conflicts: {
    label: '冲突', title: '需要您处理的操作', empty: '没有冲突', emptyHint: '中心没有接受的操作会出现在这里，您填写的内容会原样保留。',
    mine: '我的操作', meanwhile: '其间发生', nobody: '数据没有别的改动', changedBy: '{{who}} 于 {{time}} 改动', unknownWho: '已被改动',
    reissue: '重新提交', edit: '修改后提交', discard: '放弃', discardAsk: '放弃这条操作？您填写的内容不再保留。', editTitle: '修改后提交：{{command}}', resubmitted: '已重新提交', discarded: '已放弃',
    kind: { appliedChanged: '中心有调整', rejected: '未接受', superseded: '已被取代', expired: '已过期', held: '待审批' }, toast: '中心未接受“{{command}}”：{{reason}}', open: '查看',
  },
  calendar: { working: '工作日', rest: '休息日' },
  user: { lock: '锁定', signOut: '退出登录', signOutPending_other: '还有 {{count}} 条操作没有送达中心。退出后仍保存在本机，下次登录自动发送。', language: 'English', large: '大字版', idle: '离开锁定', minutes_other: '{{count}} 分钟', never: '不锁定', help: '键盘快捷键', demo: '演示数据' },
  signIn: {
    title: '登录', login: '登录名', password: '密码', submit: '登录', known: '在本机登录过', other: '其他账号', offline: '现在连不上中心。曾在本机登录的人员可以离线登录。', waiting: '正在登录', hub: '中心 {{url}}',
    capsLock: '大写锁定已打开', fieldRequired: '请填写', tagline: '登记信息一小时内推送到村，十个工作日内完成首检', noHost: '正在连接本机数据服务', version: '版本 {{version}}',
  },
  lock: { title: '已锁定', who: '{{name}} 正在使用本站', unlock: '解锁', background: '数据仍在接收，已保存的操作会继续发送。', other: '换人登录' },
  help: { title: '键盘快捷键', everywhere: '全局', search: '搜索', help: '显示快捷键', page: '打开第 {{index}} 个页面', close: '关闭', conflicts: '查看冲突' },
  noPage: { title: '没有这个页面', hint: '您的角色不能打开此页，或地址有误。', back: '回到首页' },
  undone: '已撤销', undoFailed: '无法撤销：{{reason}}',
};
