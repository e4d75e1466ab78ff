import { examples } from './examples';

const health = (body: string) => ({ category: 2 as const, videoUrl: 'https://v.example.cn/1', body });

examples('C-05', {
  hits: [
    {
      name: 'a mobile number',
      content: health('少盐护血压。预约请打 138 0013 8000'),
      effect: 'BLOCK',
      matched: '138 0013 8000',
    },
    {
      name: 'a 400 number',
      content: health('每天刷牙两次。热线400-123-4567'),
      effect: 'BLOCK',
      matched: '400-123-4567',
    },
    {
      name: 'a landline',
      content: health('少盐护血压。电话：0571-88886666'),
      effect: 'BLOCK',
      matched: '0571-88886666',
    },
    { name: 'a clinic with its street', content: health('护眼三招。门诊在云雀大道 18 号'), effect: 'BLOCK' },
    { name: 'an address line', content: health('护眼三招。\n门店地址：云雀区望湖中心二楼'), effect: 'BLOCK' },
    { name: 'a shop link', content: health('补钙要晒太阳。https://item.taobao.com/x?id=1'), effect: 'BLOCK' },
    { name: 'a call to buy', content: health('护眼三招，点击购买同款护眼灯'), effect: 'BLOCK', matched: '点击购买' },
    { name: 'an order code', content: health('控糖饮食。扫码下单代餐粉'), effect: 'BLOCK' },
    {
      name: 'an order code in a picture',
      content: { ...health('控糖饮食'), pictureNotes: ['下单二维码'] },
      effect: 'BLOCK',
      matched: '下单二维码',
    },
    {
      name: 'health knowledge under another name',
      content: { category: 1, body: '科普：高血压的早期信号有哪些？降压仪点击购买' },
      effect: 'BLOCK',
    },
    { name: 'somebody to write to', content: health('失眠怎么办？加微信咨询'), effect: 'BLOCK' },
  ],
  misses: [
    { name: 'nothing but knowledge', content: health('早晚刷牙，每次不少于2分钟。\n视频：https://v.example.cn/1') },
    { name: 'emergency numbers', content: health('同时请人拨打120；心理援助热线12356，卫生热线12320') },
    { name: 'where to ask', content: health('接种安排请咨询当地接种单位') },
    {
      name: 'an authority and its page',
      content: health('据云雀市疾控中心提示，勤洗手。https://cdc.yunque.example/1'),
    },
    { name: 'a video behind a code', content: health('护眼三招，扫码看视频') },
    { name: 'where a free lecture is', content: health('义诊地点：望湖路8号社区广场') },
    { name: 'numbers of other things', content: health('每天走8000步，20分钟看20英尺外20秒') },
    { name: 'a store that has moved', content: { category: 1, body: '总店迁至云雀大道18号，电话0571-88886666' } },
    {
      name: 'a store that sells and teaches nothing',
      content: { category: 1, body: '体检套餐上新，点击购买', marketing: true },
    },
    { name: 'a warning', content: health('警惕让你扫码下单、加微信咨询的“神医”') },
  ],
});
