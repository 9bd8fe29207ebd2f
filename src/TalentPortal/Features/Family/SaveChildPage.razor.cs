using System.Globalization;
using Microsoft.AspNetCore.Components;
using TalentPortal.Components;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Family;

/// <summary>What a parent says of a child, and where they take it back.</summary>
public sealed partial class SaveChildPage
{
    /// <summary>Languages that are offered first; others a child speaks can be said among the wishes.</summary>
    private static readonly string[] Often = ["zh", "en", "de", "fr", "ja", "ko", "es", "ru"];

    private ViewMyChildrenResult? _mine;

    [Parameter] public Guid? Id { get; set; }

    [SupplyParameterFromForm(FormName = "child")] private Input Form { get; set; } = null!;

    private string Heading => T[Id is null ? "SaveChild_New" : "SaveChild_Change"];

    private IReadOnlyList<Choice> Residences => [.. Enum.GetNames<ResidenceGroup>().Select(name => new Choice(name, T["ChildResidence_" + name]))];

    private IReadOnlyList<Choice> Spoken => [.. Often.Union(Form.Languages ?? []).Select(code => new Choice(code, ReferenceData.Languages.Find(code)?.Name(Languages.Current) ?? code))];

    protected override async Task OnInitializedAsync()
    {
        var wasPosted = Form is not null;
        Form ??= new();
        _mine = (await Sender.Send(new ViewMyChildren(), Http.RequestAborted)).OrNotFound(Navigation);
        if (_mine is null || Id is not { } id) return;
        if (_mine.Children.FirstOrDefault(child => child.Id == id) is not { } found)
        {
            Navigation.NotFound();
            _mine = null;
        }
        else if (!wasPosted)
        {
            var f = found.Facts;
            Form = new() { Name = f.Name, BirthMonth = f.BirthMonth, Residence = f.Residence?.ToString(), Languages = [.. f.Languages], Wishes = f.Wishes, Version = found.Version.ToString(CultureInfo.InvariantCulture) };
        }
    }

    private async Task Save()
    {
        // What is in no list becomes what the validator refuses.
        ResidenceGroup? residence = string.IsNullOrEmpty(Form.Residence) ? null : Enum.GetNames<ResidenceGroup>().Contains(Form.Residence) ? Enum.Parse<ResidenceGroup>(Form.Residence) : (ResidenceGroup)(-1);
        var command = new SaveChild(
            Id, Form.Name, Form.BirthMonth, residence, Form.Languages, Form.Wishes, Form.Agreed is not null, T["SaveChild_Agree"], uint.TryParse(Form.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null);
        if (await Submit(command) is not null) Navigation.NavigateTo("me/family/schools?done=child");
        else if (Id is { } id && (await Sender.Send(new ViewMyChildren(), Http.RequestAborted)) is { IsOk: true, Value: var now }) Form.Version = now.Children.FirstOrDefault(child => child.Id == id)?.Version.ToString(CultureInfo.InvariantCulture);
    }

    private async Task Remove()
    {
        if (Id is { } id && await Submit(new RemoveChild(id)) is not null) Navigation.NavigateTo("me/family/schools?done=removed");
    }

    public sealed class Input
    {
        public string? Name { get; set; }

        public string? BirthMonth { get; set; }

        public string? Residence { get; set; }

        public List<string>? Languages { get; set; }

        public string? Wishes { get; set; }

        public string? Agreed { get; set; }

        public string? Version { get; set; }
    }
}
