using TalentPortal.Platform.Drafts;

namespace TalentPortal.Tests.Platform.Drafts;

public class DraftFieldsTests
{
    [Fact]
    public void Passwords_codes_and_the_frameworks_own_fields_are_never_kept()
    {
        var fields = DraftFields.Of(new Dictionary<string, string[]>
        {
            ["Form.Name"] = ["李雷"], ["Form.Cities"] = ["350100", "350200"], ["Form.Agree"] = [],
            ["Form.Password"] = ["x"], ["Form.NewPasswordAgain"] = ["x"], ["_command"] = ["x"], ["__RequestVerificationToken"] = ["x"], ["Form.InviteToken"] = ["x"], [""] = ["x"],
        });
        var read = DraftFields.Read(fields.ToJson())!;
        Assert.Equal(["李雷"], read.Of("Form.Name"));
        Assert.Equal(["350100", "350200"], read.Of("Form.Cities"));
        Assert.Empty(read.Of("Form.Agree")!);
        Assert.Contains("李雷", fields.ToJson());
        foreach (var name in (string[])["Form.Password", "Form.NewPasswordAgain", "_command", "__RequestVerificationToken", "Form.InviteToken", ""]) Assert.Null(read.Of(name));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{\"a\":1}")]
    [InlineData("null")]
    public void What_is_no_draft_of_a_form_is_none(string content) => Assert.Null(DraftFields.Read(content));
}
