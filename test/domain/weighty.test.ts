import { weightsOf } from '../../src/domain/weighty';
import { buildOrganization } from '../helpers/build';

const weights = (before: string, after: string) => weightsOf(before, after, buildOrganization());

describe('weightsOf', () => {
  it.each([
    ['三家门店', '四家门店', ['DIGITS']],
    ['3家门店', '三家门店', ['DIGITS']],
    ['３家门店', '４家门店', ['DIGITS']],
    ['共两家', '共几家', ['DIGITS']],
    ['增长5%', '增长5‰', ['DIGITS']],
    ['1.5米', '15米', ['DIGITS']],
    ['气温-5度', '气温5度', ['DIGITS']],
    ['甲院3人乙院5人', '甲院5人乙院3人', ['DIGITS']],
    ['3月5日开讲', '3月6日开讲', ['DIGITS', 'DATES']],
    ['周三开讲', '周四开讲', ['DIGITS', 'DATES']],
    ['今天开讲', '明天开讲', ['DATES']],
    ['上午开讲', '下午开讲', ['DATES']],
    ['孟初晴主讲', '安若溪主讲', ['NAMES']],
    ['请王主任主讲', '请汪主任主讲', ['NAMES']],
    ['医学科普部承办', '青岚里健康科技集团有限公司承办', ['NAMES']],
    ['见 https://v.example.cn/a 页', '见 https://v.examp1e.cn/a 页', ['LINKS']],
    ['关注 @甲院 官微', '关注 @乙院 官微', ['LINKS']],
    ['不宜空腹', '宜空腹', ['NEGATIONS']],
    ['孕妇可用儿童不可用', '孕妇不可用儿童可用', ['NEGATIONS']],
    ['请勿自行用药', '可自行用药', ['NEGATIONS']],
    ['do not smoke', 'do smoke', ['NEGATIONS']],
  ])('%s → %s: %j', (before, after, expected) =>
    expect(weights(before, after)).toEqual(expect.arrayContaining(expected)),
  );

  it.each([
    ['欢迎大家前来', '欢迎大家光临'],
    ['共3家，欢迎', '共3家。欢迎'],
    ['孟初晴主讲爱眼课', '孟初晴主讲护眼课'],
    ['不宜空腹，请注意', '不宜空腹，请留意'],
    ['见 https://v.example.cn/a 一页', '详见 https://v.example.cn/a 一页'],
    ['一样', '一样'],
  ])('%s → %s: nothing', (before, after) => expect(weights(before, after)).toEqual([]));
});
