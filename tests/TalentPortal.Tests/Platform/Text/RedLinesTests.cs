using TalentPortal.Platform.Text;

namespace TalentPortal.Tests.Platform.Text;

public sealed class RedLinesTests
{
    [Theory]
    [InlineData("Please do not tell your employer about our talks.")]
    [InlineData("Don't tell your boss yet.")]
    [InlineData("DO NOT TELL YOUR UNIVERSITY")]
    [InlineData("There is no need to inform your current employer.")]
    [InlineData("You need not disclose this programme to the NSF.")]
    [InlineData("Do not mention the programme on the form.")]
    [InlineData("You can do this without telling your university.")]
    [InlineData("It is best to hide the appointment from your university.")]
    [InlineData("Keep this secret until you have signed.")]
    [InlineData("Your employer must not know.")]
    [InlineData("Let us keep it between us.")]
    [InlineData("Do not report the grant to your funder.")]
    [InlineData("Please conceal your dual post.")]
    [InlineData("Ｄｏ ｎｏｔ ｔｅｌｌ your employer")]
    [InlineData("d o   n o t   t e l l   y o u r   e m p l o y e r")]
    [InlineData("Do-not-tell.your*employer")]
    [InlineData("Do n\u200bot te\u00adll your employer")]
    [InlineData("D\u043e not t\u0435ll your empl\u043eyer")]
    [InlineData("d0 n0t te11 your emp1oyer")]
    [InlineData("Never mind. Do not tell your employer.")]
    [InlineData("请不要告诉您的单位。")]
    [InlineData("先别告诉导师")]
    [InlineData("不 要 告 诉 您 的 雇 主")]
    [InlineData("不*要*告*诉*学校")]
    [InlineData("请不要告訴您的僱主")]
    [InlineData("这件事不用向资助方申报")]
    [InlineData("别让公司知道")]
    [InlineData("可以瞒着学校先签")]
    [InlineData("建议向单位隐瞒兼职")]
    [InlineData("无需告知现单位")]
    [InlineData("聊完请删除聊天记录")]
    public void Asking_to_hide_is_found(string text) => Assert.Equal(RedLine.Hide, RedLines.Crossed(text));

    [Theory]
    [InlineData("Please send us the source code of your tool.")]
    [InlineData("Could you share the customer list of your company?")]
    [InlineData("Bring samples of your employer when you come.")]
    [InlineData("Upload your confidential reports here.")]
    [InlineData("Please email me your unpublished data")]
    [InlineData("SEND US THE S0URCE C0DE")]
    [InlineData("s e n d  u s  y o u r  t r a d e  s e c r e t s")]
    [InlineData("Please provide some internal documents of your lab.")]
    [InlineData("请把源代码发给我们")]
    [InlineData("麻烦提供单位的客户名单")]
    [InlineData("请上传未公开的数据")]
    [InlineData("来的时候带上设计图纸和样品")]
    [InlineData("把 机 密 文 件 传 给 我")]
    [InlineData("方便的话发一下你们的内部资料")]
    [InlineData("請把源代碼發給我們")]
    public void Asking_for_what_is_confidential_is_found(string text) => Assert.Equal(RedLine.Confidential, RedLines.Crossed(text));

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("Please tell your employer as your contract says.")]
    [InlineData("Do not forget to tell your employer.")]
    [InlineData("You must disclose this programme to your funder.")]
    [InlineData("Never hide an offer from your employer.")]
    [InlineData("We will never ask you to conceal the appointment.")]
    [InlineData("Please do not send us confidential documents.")]
    [InlineData("Please send us your CV; nothing confidential.")]
    [InlineData("Send us a list of your published papers, without anything confidential.")]
    [InlineData("Never start a second post without telling your employer.")]
    [InlineData("If you do not tell your employer in time, notice may be longer.")]
    [InlineData("Please bring your passport and two photos.")]
    [InlineData("We keep your data confidential and do not share it.")]
    [InlineData("Please give notice and keep the letters from your university.")]
    [InlineData("Your needs are clear. Three posts within ten working days.")]
    [InlineData("Hello, I am your consultant. Shall we talk for half an hour this week? Tell me what suits you.")]
    [InlineData("Tell three colleagues from human resources about the visit.")]
    [InlineData("请按合同提前告知单位。")]
    [InlineData("请务必向资助方申报。")]
    [InlineData("请勿发送任何保密资料。")]
    [InlineData("我们不会要求您提供源代码。")]
    [InlineData("请提供简历，不要包含任何保密内容和内部资料。")]
    [InlineData("只写公开成果，不含原单位的机密。")]
    [InlineData("切勿向单位隐瞒兼职。")]
    [InlineData("需要特别告诉学校的是入学日期。")]
    [InlineData("我们会为您的资料保密。")]
    [InlineData("请带上护照和学位证书。")]
    [InlineData("如果不要告诉我们电话，也可以留邮箱。")]
    public void Good_advice_and_plain_words_pass(string? text) => Assert.Null(RedLines.Crossed(text));

    [Fact]
    public void A_long_text_is_looked_at_in_little_time()
    {
        var text = string.Concat(Enumerable.Repeat("Please send your papers, do not tell us more than is public; \u8bf7\u63d0\u4f9b\u516c\u5f00\u8d44\u6599\u3002", 200));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        RedLines.Crossed(text[..4000]);
        Assert.True(watch.ElapsedMilliseconds < 2000, $"{watch.ElapsedMilliseconds} ms");
    }
}
