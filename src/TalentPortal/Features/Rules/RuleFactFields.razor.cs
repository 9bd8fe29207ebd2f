using System.Text.Json.Nodes;
using TalentPortal.Features.Rules.Domain;

namespace TalentPortal.Features.Rules;

/// <summary>A test of one fact: which, how it is compared, and with what; operators and values come from the fact's type.</summary>
public sealed partial class RuleFactFields
{
    private void Ask(string? code)
    {
        if (Context.Facts.Find(code) is { } fact) Do(() => FactRows.Ask(Node, fact));
    }

    private void Compare(Fact fact, string? op)
    {
        if (op is not null && FactRows.OperatorsOf(fact).Contains(op)) Do(() => FactRows.Compare(Node, fact, op));
    }

    private void One(Fact fact, string op, string? text) => Do(() => Node[op] = FactRows.Value(fact, text));

    private void Bound(Fact fact, int side, string? text) => Do(() =>
    {
        var bounds = RuleTree.List(Node, "between");
        while (bounds.Count < 2) bounds.Add("");
        bounds[side] = FactRows.Value(fact, text);
    });

    private void Tick(Fact fact, string op, string member, bool isOn) => Do(() => Node[op] = FactRows.Tick(Node[op], fact.Choices.Select(choice => choice.Code), member, isOn, fact));

    private void Numbers(Fact fact, string? text) => Do(() =>
    {
        RuleTree.SetWords(Node, "in", text);
        Node["in"] = new JsonArray([.. FactRows.Members(Node["in"]).Select(one => FactRows.Value(fact, one))]);
    });

    private void Within(string? place, bool isOn)
    {
        if (string.IsNullOrWhiteSpace(place)) return;
        Do(() =>
        {
            var places = FactRows.Members(Node["within"]).Where(one => one != place.Trim()).ToList();
            if (isOn) places.Add(place.Trim());
            Node["within"] = new JsonArray([.. places.Select(one => (JsonNode)one)]);
        });
    }
}
