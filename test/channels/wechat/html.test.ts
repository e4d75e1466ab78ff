import { articleHtml, countPictures, evened, visibleText } from '../../../src/channels/wechat/html';

describe('the HTML of an article', () => {
  it('puts pictures first, then a paragraph per line, and escapes everything', () => {
    expect(articleHtml('甲 <b>&"\'\n\n乙', ['http://mmbiz.qpic.cn/1?a=1&b=2', 'x" onload="y'])).toBe(
      '<p><img src="http://mmbiz.qpic.cn/1?a=1&amp;b=2"></p><p><img src="x&quot; onload=&quot;y"></p>' +
        '<p>甲 &lt;b&gt;&amp;&quot;&#39;</p><p><br></p><p>乙</p>',
    );
  });

  it.each([
    '一行',
    '两行\n隔一行\n\n再一行\r\n又一行',
    '  空格  很多\t\u3000全角 ',
    '看起来像标签 <p>不是</p> &lt;也不是&gt; &amp;amp;',
    '引号 " 和 \' 与 😀',
  ])('gives back the text it was made from: %j', (text) => {
    expect(visibleText(articleHtml(text, ['http://mmbiz.qpic.cn/1']))).toBe(evened(text));
  });

  it('is read the same after the changes WeChat makes', () => {
    const rewritten = '<section style="margin:0">甲&nbsp;乙<br />丙</section><p>丁&#x20AC;&#39;</p><img data-src="x">';
    expect(visibleText(rewritten)).toBe("甲 乙\n丙\n丁€'");
    expect(countPictures(rewritten)).toBe(1);
  });

  it('keeps an unknown entity as it is', () => {
    expect(visibleText('<p>&unknown; &#0; &#x110000;</p>')).toBe('&unknown; &#0; &#x110000;');
  });
});
