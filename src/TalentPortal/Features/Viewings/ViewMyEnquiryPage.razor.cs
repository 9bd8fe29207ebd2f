using Microsoft.AspNetCore.Components;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Viewings;

/// <summary>Where a talent reads what was answered about a flat, takes a time, names others, writes on or ends it: plain forms.</summary>
public sealed partial class ViewMyEnquiryPage
{
    private ViewMyEnquiryResult? _found;
    private IReadOnlyList<Choice> _zones = [];
    private IReadOnlyList<Choice> _slots = [];
    private FormErrors _chooseErrors = FormErrors.None;
    private FormErrors _writeErrors = FormErrors.None;
    private FormErrors _timesErrors = FormErrors.None;
    private FormErrors _withdrawErrors = FormErrors.None;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private SiteContext? Site { get; set; }

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "choose")] private Choosing Chosen { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "write")] private Writing Written { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "times")] private Wishing Wished { get; set; } = null!;

    private string? Said => Done switch
    {
        "asked" => T["AskAboutFlat_Sent"].Value,
        "agreed" => T["MyEnquiry_Agreed"].Value,
        "written" => T["MyEnquiry_Written"].Value,
        "wished" => T["MyEnquiry_Wished"].Value,
        "withdrawn" => T["MyEnquiry_Withdrawn"].Value,
        _ => null,
    };

    protected override async Task OnInitializedAsync()
    {
        Chosen ??= new();
        Written ??= new();
        Wished ??= new();
        await Read();
        // One answers at the tenant whose flat it is.
        if (_found is { } found && found.Tenant.Slug != Site?.Look.Slug) Navigation.NavigateTo(SiteAddress.Of(found.Tenant, Languages.Current, $"me/viewings/{Id}"));
    }

    private async Task Read()
    {
        _found = (await Sender.Send(new ViewMyEnquiry(Id), Http.RequestAborted)).OrNotFound(Navigation);
        if (_found is not { } found) return;
        _zones = ViewingWords.Zones(Clock.GetUtcNow());
        _slots = [.. found.Times.Select(time => new Choice(time.Local, ViewingWords.Moment(time.At, found.Zone, found.TalentZone)))];
    }

    private async Task Choose()
    {
        await Answer(new(Id, MyEnquiryAnswer.Choose, Chosen.Slot, null, null, null), "agreed");
        _chooseErrors = Errors;
    }

    private async Task Write()
    {
        await Answer(new(Id, MyEnquiryAnswer.Write, null, null, null, Written.Words), "written");
        _writeErrors = Errors;
    }

    private async Task OtherTimes()
    {
        await Answer(new(Id, MyEnquiryAnswer.OtherTimes, null, ViewingWords.Slots(Wished.First, Wished.Second, Wished.Third), Wished.TimeZone, null), "wished");
        _timesErrors = Errors;
    }

    private async Task Withdraw()
    {
        await Answer(new(Id, MyEnquiryAnswer.Withdraw, null, null, null, null), "withdrawn");
        _withdrawErrors = Errors;
    }

    private async Task Answer(AnswerMyEnquiry answer, string done)
    {
        if (await Submit(answer) is not null) Navigation.NavigateTo($"me/viewings/{Id}?done={done}");
        else await Read();
    }

    /// <summary>What is chosen, as it was sent; likewise the others.</summary>
    public sealed class Choosing
    {
        public string? Slot { get; set; }
    }

    public sealed class Writing
    {
        public string? Words { get; set; }
    }

    public sealed class Wishing
    {
        public string? First { get; set; }

        public string? Second { get; set; }

        public string? Third { get; set; }

        public string? TimeZone { get; set; }
    }
}
