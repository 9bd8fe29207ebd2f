using AngleSharp.Dom;
using TalentPortal.Components;

namespace TalentPortal.Tests.Components;

public sealed class FormFieldTests
{
    [Fact]
    public async Task Label_hint_message_and_control_are_tied_together()
    {
        var body = await Rendering.Render<FormField>("en", new()
        {
            ["Name"] = "Form.Pay.Minimum", ["Label"] = "Lowest pay", ["Hint"] = "Shown to nobody.", ["Error"] = "Give a number", ["Value"] = "12<3", ["MaxLength"] = 9,
        });
        var input = body.QuerySelector("input")!;
        Assert.Equal("f-pay-minimum", input.Id);
        Assert.Equal("Form.Pay.Minimum", input.GetAttribute("name"));
        Assert.Equal("12<3", input.GetAttribute("value"));
        Assert.Equal("9", input.GetAttribute("maxlength"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal(input.Id, body.QuerySelector("label")!.GetAttribute("for"));
        var described = input.GetAttribute("aria-describedby")!.Split(' ').Select(id => body.QuerySelector("#" + id)!.TextContent).ToArray();
        Assert.Equal(["Shown to nobody.", "Error: Give a number"], described);
    }

    [Fact]
    public async Task A_field_without_fault_claims_none()
    {
        var body = await Rendering.Render<FormField>("en", new() { ["Name"] = "q", ["Label"] = "Search" });
        Assert.Null(body.QuerySelector("input")!.GetAttribute("aria-invalid"));
        Assert.Null(body.QuerySelector("input")!.GetAttribute("aria-describedby"));
        Assert.Empty(body.QuerySelectorAll(".error"));
    }

    [Fact]
    public async Task A_field_that_may_stay_empty_says_so_in_the_language_of_the_page()
    {
        var parameters = new Dictionary<string, object?> { ["Name"] = "a", ["Label"] = "A", ["Optional"] = true };
        Assert.Equal("A (optional)", (await Rendering.Render<FormField>("en", parameters)).QuerySelector("label")!.TextContent);
        Assert.Equal("A（选填）", (await Rendering.Render<FormField>("zh-Hans", parameters)).QuerySelector("label")!.TextContent);
    }

    [Theory]
    [InlineData(FieldKind.Password, "password")]
    [InlineData(FieldKind.File, "file")]
    public async Task Secrets_and_files_are_never_sent_back(FieldKind kind, string type)
    {
        var body = await Rendering.Render<FormField>("en", new() { ["Name"] = "a", ["Label"] = "A", ["As"] = kind, ["Value"] = "secret" });
        Assert.Equal(type, body.QuerySelector("input")!.GetAttribute("type"));
        Assert.DoesNotContain("secret", body.InnerHtml);
    }

    [Fact]
    public async Task The_chosen_entry_of_a_list_stays_chosen_and_neighbours_stand_under_their_heading()
    {
        var body = await Rendering.Render<FormField>("en", new()
        {
            ["Name"] = "Form.City", ["Label"] = "City", ["As"] = FieldKind.Select, ["Empty"] = "Choose", ["Value"] = "3502",
            ["Choices"] = new Choice[] { new("3501", "Fuzhou") { Group = "Fujian" }, new("3502", "Xiamen") { Group = "Fujian" }, new("1101", "Beijing") },
        });
        Assert.Equal(["3502"], body.QuerySelectorAll("option[selected]").Select(option => option.GetAttribute("value")));
        Assert.Equal(2, body.QuerySelectorAll("optgroup[label=Fujian] option").Length);
        Assert.Equal("", body.QuerySelector("option")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_text_area_keeps_what_was_typed()
    {
        var body = await Rendering.Render<FormField>("zh-Hans", new() { ["Name"] = "a", ["Label"] = "A", ["As"] = FieldKind.TextArea, ["Value"] = "第一行\n</textarea><b>" });
        Assert.Equal("第一行\n</textarea><b>", body.QuerySelector("textarea")!.TextContent);
        Assert.Empty(body.QuerySelectorAll("b"));
    }

    [Fact]
    public async Task A_day_is_written_as_the_browser_reads_it()
    {
        var body = await Rendering.Render<FormField>("zh-Hans", new() { ["Name"] = "a", ["Label"] = "A", ["As"] = FieldKind.Date, ["Value"] = new DateOnly(2026, 11, 7) });
        Assert.Equal("2026-11-07", body.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Unknown_attributes_go_to_the_control()
    {
        var body = await Rendering.Render<FormField>("en", new() { ["Name"] = "a", ["Label"] = "A", ["autocomplete"] = "email" });
        Assert.Equal("email", body.QuerySelector("input")!.GetAttribute("autocomplete"));
    }

    [Fact]
    public async Task A_check_box_is_labelled_by_the_words_behind_it()
    {
        var body = await Rendering.Render<FormField>("en", new() { ["Name"] = "Form.Agree", ["Label"] = "I agree", ["As"] = FieldKind.Checkbox, ["Value"] = true });
        var box = body.QuerySelector("label input[type=checkbox]")!;
        Assert.True(box.HasAttribute("checked"));
        Assert.Equal("I agree", box.ParentElement!.TextContent.Trim());
    }
}
