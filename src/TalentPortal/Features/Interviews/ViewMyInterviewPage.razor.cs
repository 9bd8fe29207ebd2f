using Microsoft.AspNetCore.Components;
using TalentPortal.Components;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Interviews;

/// <summary>Where a talent chooses a time for an interview, asks for others or calls it off: plain forms.</summary>
public sealed partial class ViewMyInterviewPage
{
    private ViewMyInterviewResult? _found;
    private IReadOnlyList<Choice> _zones = [];
    private IReadOnlyList<Choice> _slots = [];
    private FormErrors _chooseErrors = FormErrors.None;
    private FormErrors _askErrors = FormErrors.None;
    private bool _conflict;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    /// <summary>Of the application.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>The clock to read times by.</summary>
    [SupplyParameterFromQuery(Name = "zone")] private string? Chosen { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "choose")] private Input Form { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "others")] private Asking Wished { get; set; } = null!;

    private string Zone => Asked ?? new[] { _found?.Clock.Zone, _found?.Tenant.TimeZone }.FirstOrDefault(zone => ReferenceData.TimeZones.Has(zone)) ?? "Asia/Shanghai";

    /// <summary>The clock that was chosen on this page; null while it is the one that the portal knows.</summary>
    private string? Asked => new[] { Form.TimeZone, Wished.TimeZone, Chosen }.FirstOrDefault(zone => ReferenceData.TimeZones.Has(zone));

    private string? WhyThisClock => Asked is null && _found is { } found ? T["AnswerInterview_Zone_" + found.Clock.Source].Value : null;

    private string? Said => Done switch
    {
        "fixed" => T["AnswerInterview_Fixed"].Value,
        "asked" => T["AnswerInterview_Asked"].Value,
        "cancelled" => T["AnswerInterview_Cancelled"].Value,
        _ => null,
    };

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        Wished ??= new();
        await Read();
    }

    private async Task Read()
    {
        _found = (await Sender.Send(new ViewMyInterview(Id), Http.RequestAborted)).OrNotFound(Navigation);
        if (_found?.Interview is not { } talk) return;
        _zones = InterviewWords.Zones(Clock.GetUtcNow());
        _slots = [.. talk.Slots.Select(slot => new Choice(slot.Local, InterviewWords.Moment(slot.At, Zone, talk.Zone)))];
    }

    private async Task Choose()
    {
        await Answer(new(Id, InterviewAnswer.Choose, Form.Slot, Form.TimeZone, Form.WithConsultant == "true", null), "fixed");
        _chooseErrors = Errors;
    }

    private async Task Ask()
    {
        await Answer(new(Id, InterviewAnswer.OtherTimes, null, Wished.TimeZone, false, Wished.Wish), "asked");
        _askErrors = Errors;
    }

    private Task CancelIt() => Answer(new(Id, InterviewAnswer.Cancel, null, null, false, null), "cancelled");

    private async Task Answer(AnswerInterview answer, string done)
    {
        if (await Submit(answer) is not null)
        {
            Navigation.NavigateTo($"me/interviews/{Id}?done={done}&zone={Uri.EscapeDataString(Zone)}");
            return;
        }

        // Somebody else was given that time meanwhile: what is left stands there to choose from.
        _conflict = Errors.All.Count > 0 && Errors.All.All(error => error.Field.Length == 0) && answer.Answer == InterviewAnswer.Choose;
        await Read();
    }

    /// <summary>What is chosen, as it was sent.</summary>
    public sealed class Input
    {
        public string? Slot { get; set; }

        public string? TimeZone { get; set; }

        public string? WithConsultant { get; set; }
    }

    public sealed class Asking
    {
        public string? Wish { get; set; }

        public string? TimeZone { get; set; }
    }
}
