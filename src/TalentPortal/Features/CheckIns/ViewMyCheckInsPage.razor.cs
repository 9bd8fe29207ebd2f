using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.CheckIns.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.CheckIns;

/// <summary>Where a talent says how things are after the arrival, and reads what they said before.</summary>
public sealed partial class ViewMyCheckInsPage
{
    private ViewMyCheckInsResult? _found;
    private FormErrors _errors = FormErrors.None;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<CheckInsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    /// <summary>Of the case.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>The form as it was typed, by the questions' keys.</summary>
    [SupplyParameterFromForm(FormName = "check-in")] private Dictionary<string, List<string>?> Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    private bool IsSent => Done == "sent";

    /// <summary>Answers are given at the tenant whose case it is.</summary>
    private bool IsHere => _found?.Tenant.Slug == Site?.Look.Slug;

    protected override async Task OnInitializedAsync()
    {
        Form ??= [];
        _found = (await Sender.Send(new ViewMyCheckIns(Id))).OrNotFound(Navigation);
    }

    private List<string> Typed(CheckInQuestion question) => Form.GetValueOrDefault(question.Key) ?? [];

    private async Task Send()
    {
        var day = int.TryParse(Form.GetValueOrDefault("_day")?.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        IReadOnlyList<CheckInQuestion> asked = CheckInQuestions.Times.Any(time => time.Day == day) ? CheckInQuestions.Current[day] : [];
        var outcome = await Sender.Send(new AnswerCheckIn(Id, day, [.. asked.Select(question => new CheckInAnswer(question.Key, Typed(question).FirstOrDefault()))]));
        _errors = outcome.ToErrors(T, Shared);
        if (outcome.IsOk) Navigation.NavigateTo($"me/check-ins/{Id}?done=sent");
    }
}
