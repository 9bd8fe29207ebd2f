using System.Globalization;
using Microsoft.AspNetCore.Components;
using TalentPortal.Components;
using TalentPortal.Features.Buddies.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Buddies;

/// <summary>Where a talent says whether they want a buddy, what may be used to find one, and agrees to one: plain forms, without scripts.</summary>
public sealed partial class ViewMyBuddyPage
{
    private ViewMyBuddyResult? _found;
    private IReadOnlyList<Choice> _uses = [];

    [CascadingParameter] private SiteContext? Site { get; set; }

    /// <summary>Of the case.</summary>
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "wish")] private Input Form { get; set; } = null!;

    [SupplyParameterFromForm] private string? Student { get; set; }

    /// <summary>The button that asks for another one.</summary>
    [SupplyParameterFromForm] private string? No { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    /// <summary>Answers are given at the tenant whose case it is.</summary>
    private bool IsHere => _found?.Tenant.Slug == Site?.Look.Slug;

    protected override async Task OnInitializedAsync()
    {
        var wasPosted = Form is not null;
        Form ??= new();
        _uses = [.. Enum.GetValues<BuddyField>().Select(field => new Choice(field.ToString(), T["BuddyField_" + field]))];
        _found = (await Sender.Send(new ViewMyBuddy(Id), Http.RequestAborted)).OrNotFound(Navigation);
        if (_found is not { } found || wasPosted) return;
        Form.Show(found.Facts);
        (Form.Used, Form.Version) = ([.. found.Used.Select(field => field.ToString())], found.Version?.ToString(CultureInfo.InvariantCulture));
    }

    private async Task Save()
    {
        var isWanted = Form.Want == "true";
        var used = (Form.Used ?? []).Select(name => BuddyTyped.Read<BuddyField>(name) ?? (BuddyField)(-1)).ToList();
        uint? version = uint.TryParse(Form.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var request = isWanted
            ? new SaveBuddyWish(Id, true, used, Form.Languages, Form.Places, Form.Field, Form.Countries, Form.Helps, Form.Liked, Form.Preferred, version)
            : new SaveBuddyWish(Id, false, [], [], null, null, [], [], [], null, version);
        if (await Submit(request) is not null) Navigation.NavigateTo($"me/cases/{Id}/buddy?done={(isWanted ? "saved" : "none")}");
        // What was typed stays in the form; the next attempt is against what is saved now.
        else if ((await Sender.Send(new ViewMyBuddy(Id), Http.RequestAborted)) is { IsOk: true, Value: var now }) Form.Version = now.Version?.ToString(CultureInfo.InvariantCulture);
    }

    private async Task Answer()
    {
        if (await Submit(new AnswerMyBuddy(Guid.TryParse(Student, out var id) ? id : Guid.Empty, No is null)) is not null) Navigation.NavigateTo($"me/cases/{Id}/buddy?done={(No is null ? "agreed" : "another")}");
    }

    /// <summary>The form as it was sent.</summary>
    public sealed class Input : BuddyTyped
    {
        public List<string>? Used { get; set; }

        public string? Want { get; set; }

        public string? Version { get; set; }
    }
}
